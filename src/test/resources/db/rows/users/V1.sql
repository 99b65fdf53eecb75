INSERT INTO users.member (id, first_name, last_name, username, language_code, time_zone, status, suspension_reason,
                          suspended_by, suspended_at, suspended_until, vip, vip_until, version, created_at, updated_at)
VALUES
    -- the least and the most that a member can be
    (1, 'A', NULL, NULL, 'es', 'UTC', 'ACTIVE', NULL, NULL, NULL, NULL, false, NULL, 1,
     '2024-01-01 00:00:00+00', '2024-01-01 00:00:00+00'),
    (4503599627370495, repeat('Ñ', 64), repeat('👩', 64), rpad('Z', 32, '_9'), 'abcdefgh-12345678-abcdefgh-12345678',
     'America/Argentina/ComodRivadavia', 'ACTIVE', NULL, NULL, NULL, NULL, true, NULL, 9223372036854775807,
     '2024-02-29 23:59:59.999999+00', '2025-03-30 02:30:00+01'),
    -- names that search takes apart
    (2, 'Zoë 🎲', 'O''Higgins-Nuñez', 'Zoe_2', 'pt-BR', 'Asia/Kathmandu', 'ACTIVE', NULL, NULL, NULL, NULL, true,
     '2030-01-01 00:00:00+00', 7, '2024-03-01 12:00:00+00', '2024-03-02 12:00:00+00'),
    -- suspended for good and for a time
    (3, 'Eve', NULL, 'zoe_2', 'en', 'Etc/GMT+12', 'SUSPENDED', repeat('x', 500), 'anonymous',
     '2024-04-01 00:00:00+00', NULL, false, NULL, 2, '2024-03-03 00:00:00+00', '2024-04-01 00:00:00+00'),
    (4, 'Mallory', 'M', NULL, 'en', 'UTC', 'SUSPENDED', 'x', 'anonymous',
     '2024-04-01 00:00:00+00', '2024-04-01 00:00:00.000001+00', false, NULL, 2,
     '2024-03-03 00:00:00+00', '2024-04-01 00:00:00+00'),
    -- erased
    (5, NULL, NULL, NULL, NULL, NULL, 'ERASED', NULL, NULL, NULL, NULL, false, NULL, 3,
     '2024-03-04 00:00:00+00', '2024-05-01 00:00:00+00');

INSERT INTO users.preferences (user_id, document, version, updated_at)
VALUES
    (1, '{}', 1, '2024-01-01 00:00:00+00'),
    (4503599627370495,
     (SELECT jsonb_object_agg('key' || n, repeat('x', 48)) FROM generate_series(1, 256) n), -- as many keys as fit
     9223372036854775807, '2025-01-01 00:00:00+00'),
    (2, '{"1": {"2": {"3": {"4": {"5": {"6": {"7": {"8": null}}}}}}}, "theme": "dark", "big": 12345678901234567890.5}',
     2, '2024-03-02 00:00:00+00'),
    (3, '{"notifications": {"frequency": "daily", "hours": [9, 18], "types": []}}', 2, '2024-03-03 00:00:00+00'),
    (4, '{"": "an empty key", "quote\"d": "\u00e9\ud83d\ude00"}', 2, '2024-03-03 00:00:00+00');

INSERT INTO users.activity (user_id, last_active_at, active_days)
VALUES
    (1, '-infinity', 0),
    (4503599627370495, '2025-01-01 00:00:00.000001+00', 9223372036854775807),
    (2, '2024-03-01 12:00:00+00', 1),
    (3, '2024-03-31 23:59:59+00', 268435457),
    (4, '2024-03-03 00:00:00+00', 1);
