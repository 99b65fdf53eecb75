INSERT INTO users.erasure (user_id, erased_at, actor, reason, erased, kept)
VALUES
    (5, '2024-05-01 00:00:00+00', 'anonymous', repeat('x', 500),
     '{users.preferences,users.activity}', '{users.member: the bare id}'),
    (1, '2024-05-01 00:00:00.000001+00', 'anonymous', 'x', '{}', '{}');
