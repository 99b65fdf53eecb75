INSERT INTO vip.plan_version (key, version, name, term, price, currency, entitlements, active, made_at, made_by)
VALUES
    -- the least and the most that a plan can be
    ('0', 1, 'A', 'PT1S', 0, 'XTR', '{}', true, '2024-01-01 00:00:00+00', 'anonymous:anonymous'),
    (rpad('a', 64, '._-'), 2147483647, repeat('👩', 64), 'P9999Y11M999999DT9999999H59M59S', 9223372036854775807, 'JPY',
     '{"points.multiplier": 12345678901234567890.5, "badge": "ñ \"q\" \u00e9", "story.vip": false}', false,
     '2024-02-29 23:59:59.999999+00', 'operator:ana'),
    ('0', 2, 'For life, not for sale', NULL, NULL, NULL, '{"points.multiplier": 2}', true, '2024-03-01 00:00:00+00',
     'key:1');
INSERT INTO vip.plan (key, version) VALUES ('0', 2), (rpad('a', 64, '._-'), 2147483647);

INSERT INTO vip.member (user_id, settled_to, next_due, failures, erased_at)
VALUES
    (1, '2024-01-01 00:00:00+00', '2024-01-01 00:00:00.000001+00', 0, NULL),
    (4503599627370495, '2024-02-29 23:59:59.999999+00', '2030-01-01 00:00:00+00', 2147483647, NULL),
    (2, '2024-05-01 00:00:00+00', NULL, 0, '2024-05-01 00:00:00+00'),
    (3, '2024-05-01 00:00:00+00', NULL, 0, NULL);

INSERT INTO vip."grant" (id, user_id, plan, plan_version, term, entitlements, source, given_at, given_by, given_by_user_id,
                         reason, reference, revoked_at, revoked_by, revoked_by_user_id, revoked_reason)
VALUES
    ('00000000-0000-7000-8000-000000000000', 1, '0', 1, 'PT1S', '{}', 'ADMIN', '2024-01-01 00:00:00+00',
     'operator:ana', 2, 'x', NULL, NULL, NULL, NULL, NULL),
    ('ffffffff-ffff-7fff-bfff-ffffffffffff', 4503599627370495, rpad('a', 64, '._-'), 2147483647, 'P9999Y', '{"a": 1e3}',
     'PAYMENT', '2024-02-29 23:59:59.999999+00', 'system:system', NULL, repeat('👩', 500), repeat('x', 200),
     '2024-02-29 23:59:59.999999+00', 'operator:eva', 1, repeat('ñ', 500)),
    ('01900000-0000-7000-8000-000000000001', 2, '0', 2, NULL, '{"points.multiplier": 2}', 'REWARD',
     '2024-03-01 00:00:00+00', 'system:system', NULL, NULL, 'reward:1', '2024-05-01 00:00:00+00', 'system:system', NULL,
     NULL),
    ('01900000-0000-7000-8000-000000000002', 3, '0', 2, NULL, '{}', 'TOKEN', '2024-03-01 00:00:00+00', 'key:1', NULL,
     'y', 'token:1', NULL, NULL, NULL, NULL),
    ('01900000-0000-7000-8000-000000000003', 3, '0', 1, 'P1D', '{}', 'MIGRATION', '2024-03-01 00:00:00+00', 'key:1',
     NULL, 'z', NULL, NULL, NULL, NULL, NULL);

INSERT INTO vip.holding (user_id, plan, since, until)
VALUES
    (1, '0', '2024-01-01 00:00:00+00', '2024-01-01 00:00:00.000001+00'),
    (3, '0', '2024-03-01 00:00:00+00', NULL);

INSERT INTO vip.history (user_id, at, held, holds, reason, plan, actor, grant_id)
VALUES
    (1, '2024-01-01 00:00:00+00', NULL, '0', 'ADMIN_GRANTED', '0', 'operator:ana',
     '00000000-0000-7000-8000-000000000000'),
    (4503599627370495, '2024-02-29 23:59:59.999999+00', rpad('a', 64, '._-'), NULL, 'ADMIN_REVOKED',
     rpad('a', 64, '._-'), 'operator:eva', 'ffffffff-ffff-7fff-bfff-ffffffffffff'),
    (3, '2024-03-01 00:00:00+00', NULL, '0', 'VIP_REDEEMED', '0', 'key:1', '01900000-0000-7000-8000-000000000002'),
    (3, '2024-03-01 00:00:00+00', '0', '0', 'VIP_EXTENDED', '0', 'key:1', '01900000-0000-7000-8000-000000000003'),
    (3, '2024-03-02 00:00:00+00', '0', '0', 'VIP_EXPIRED', '0', 'system:system',
     '01900000-0000-7000-8000-000000000003'),
    (2, '2024-03-01 00:00:00+00', NULL, '0', 'VIP_REWARDED', '0', 'system:system',
     '01900000-0000-7000-8000-000000000001'),
    (2, '2024-03-01 00:00:00+00', NULL, '0', 'VIP_PURCHASED', '0', 'system:system',
     '01900000-0000-7000-8000-000000000001');
