INSERT INTO gamification.unlock (user_id, achievement, step, tier, points, title, at)
VALUES
    (1, 'a', 1, 'BRONZE', 0, NULL, '2024-01-01 00:00:00+00'),
    (1, 'a', 2, 'SILVER', 1000000, 'Of the house', '2024-02-29 23:59:59.999999+00'),
    (4503599627370495, repeat('z', 64), 32767, 'GOLD', 9223372036854775807, '', '2024-01-01 00:00:00+00');

INSERT INTO gamification.mission_run (user_id, period, mission, progress, completed_at, claimed_at, expires_at)
VALUES
    (1, '1970-01-01', 'first-steps', '{1}', '2024-01-01 00:00:00+00', '2024-01-01 00:00:00+00', NULL),
    (1, '2024-02-29', 'talk', '{0,9223372036854775807}', NULL, NULL, '2024-03-01 00:00:00+00'),
    (4503599627370495, '9999-12-31', repeat('z', 64), '{3}', '2024-02-29 23:59:59.999999+00', NULL,
     '9999-12-31 23:59:59.999999+00');

INSERT INTO gamification.mission_done (user_id, mission, first_at)
VALUES
    (1, 'first-steps', '2024-01-01 00:00:00+00'),
    (4503599627370495, repeat('z', 64), '2024-02-29 23:59:59.999999+00');
