UPDATE gamification.mission_run
   SET completed_at = '2024-02-29 23:59:59.999999+00', claimed_at = '2024-02-29 23:59:59.999999+00', claimed_no = 1
 WHERE user_id = 1 AND mission = 'talk';

INSERT INTO gamification.recalculation (kind, key, version, position, started_at, done_at, begun_in)
VALUES
    ('achievement', 'a', 1, 0, '2024-02-29 23:59:59.999999+00', NULL, '3'),
    ('mission', 'talk', 2147483647, 4503599627370495, '2024-01-01 00:00:00+00', '9999-12-31 23:59:59+00', '18446744073709551615')
    ON CONFLICT (kind, key) DO NOTHING;
