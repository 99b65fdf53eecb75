INSERT INTO outbox.event
    (transaction, position, published_at, id, type, version, aggregate, occurred_at, request_id, trace_id, data)
VALUES
    (702, 7, '2024-03-02 00:00:00+00', '018df7a6-3fff-7000-8000-000000000003', 'io.diana.users.UserRegistered', 1,
     '816', '2024-03-02 00:00:00+00', NULL, NULL, '{"userId": 816}');
