INSERT INTO outbox.event
    (transaction, position, published_at, id, type, version, aggregate, occurred_at, request_id, trace_id, data)
VALUES
    (705, 11, '2024-03-03 12:00:00+00', '018e0432-e400-7000-8000-000000000001', 'io.diana.users.UserSuspended', 1,
     '815', '2024-03-03 12:00:00+00', 'request-5', NULL, '{"userId": 815}'),
    (705, 12, '2024-03-03 12:00:00+00', '018e0432-e400-7000-8000-000000000002', 'io.diana.users.UserReinstated', 1,
     '816', '2024-03-03 12:00:00+00', NULL, NULL, '{"userId": 816}');
