INSERT INTO vip.plan_version (key, version, name, term, price, currency, entitlements, active, made_at, made_by)
VALUES ('t', 1, 'Of tokens', 'P1D', NULL, NULL, '{}', true, '2024-01-01 00:00:00+00', 'operator:ana');
INSERT INTO vip.plan (key, version) VALUES ('t', 1);
INSERT INTO vip.member (user_id, settled_to) VALUES (4503599627370494, '2024-01-01 00:00:00+00');

INSERT INTO vip.token (id, hash, plan, plan_version, created_at, created_by, created_by_user_id, expires_at, redeemed_at,
                       redeemed_by_user_id, revoked_at, revoked_by)
VALUES
    ('00000000-0000-7000-8000-000000000000', decode(repeat('00', 32), 'hex'), 't', 1, '2024-01-01 00:00:00+00',
     'operator:ana', NULL, NULL, NULL, NULL, NULL, NULL),
    ('ffffffff-ffff-7fff-bfff-ffffffffffff', decode(repeat('ff', 32), 'hex'), 't', 1, '2024-02-29 23:59:59.999999+00',
     'key:1', 1, '9999-12-31 23:59:59.999999+00', '2024-02-29 23:59:59.999999+00', 4503599627370494, NULL, NULL),
    ('01900000-0000-7000-8000-000000000001', sha256('x'), 't', 1, '2024-01-01 00:00:00+00', 'anonymous:anonymous',
     4503599627370495, '2024-01-01 00:00:00.000001+00', NULL, NULL, '2025-01-01 00:00:00+00', 'operator:eva');

INSERT INTO vip.attempt (id, user_id, actor, at)
VALUES
    ('00000000-0000-7000-8000-000000000000', 1, 'anonymous:anonymous', '2024-01-01 00:00:00+00'),
    ('ffffffff-ffff-7fff-bfff-ffffffffffff', 4503599627370495, 'key:1', '2024-02-29 23:59:59.999999+00');
