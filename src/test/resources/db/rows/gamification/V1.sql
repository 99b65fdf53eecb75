INSERT INTO gamification.account (user_id, time_zone, opened_at, closed_at)
VALUES
    (1, 'UTC', '2024-02-29 23:59:59.999999+00', NULL),
    (4503599627370495, 'America/Argentina/Buenos_Aires', '2024-01-01 00:00:00+00', NULL),
    (2, NULL, '2024-01-01 00:00:00+00', '2024-01-01 00:00:00+00'),
    (3, NULL, NULL, '2024-05-01 00:00:00+00');
