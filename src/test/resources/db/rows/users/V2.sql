-- The search column fills itself; these are what its function is about.
INSERT INTO users.member (id, first_name, last_name, username, language_code, time_zone, created_at, updated_at)
VALUES
    (21, 'ＦＵＬＬ ﬁ', 'ẞß', NULL, 'de', 'UTC', '2024-06-01 00:00:00+00', '2024-06-01 00:00:00+00'),
    (22, 'é', 'é', 'Accents', 'fr', 'UTC', '2024-06-01 00:00:00+00', '2024-06-01 00:00:00+00');

INSERT INTO users.preferences (user_id, updated_at) VALUES (21, '2024-06-01 00:00:00+00'), (22, '2024-06-01 00:00:00+00');
INSERT INTO users.activity (user_id) VALUES (21), (22);
