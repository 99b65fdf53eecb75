-- No table has changed; a day between the others that nobody listened to.
INSERT INTO outbox.event
    (transaction, position, published_at, id, type, version, aggregate, occurred_at, request_id, trace_id, data)
VALUES
    (706, 13, '2024-03-04 12:00:00+00', '018e095b-4000-7000-8000-000000000001', 'io.diana.users.UserErased', 1,
     '816', '2024-03-04 12:00:00+00', NULL, NULL, '{"userId": 816}');
