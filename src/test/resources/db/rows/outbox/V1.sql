INSERT INTO outbox.event
    (transaction, position, published_at, id, type, version, aggregate, occurred_at, request_id, trace_id, data)
VALUES
    (700, 1, '2024-02-29 23:59:59.999999+00', '018df7a6-3fff-7000-8000-000000000001', 'io.diana.users.UserRegistered', 1,
     '815', '2024-02-29 23:59:59.999999+00', 'request-1', '0af7651916cd43dd8448eb211c80319c', '{"userId": 815}'),
    (700, 2, '2024-02-29 23:59:59.999999+00', '018df7a6-3fff-7000-8000-000000000002', 'io.diana.users.UserErased', 2147483647,
     repeat('x', 200), '2024-03-01 00:00:00+00', NULL, NULL, '{}');

INSERT INTO outbox.listener (name, follows, registered_at)
VALUES ('gamification.accounts', false, '2024-01-01 00:00:00+00'), ('users.membership', true, '2024-01-01 00:00:00+00');

INSERT INTO outbox.subscription (type, listener, earlier_until, seen_transaction, seen_position, caught_up)
SELECT 'io.diana.users.UserRegistered', id, 2, 700, 1, follows FROM outbox.listener;

INSERT INTO outbox.publication
    (position, listener, transaction, published_at, type, aggregate, state, attempts, due_at, error)
SELECT s.position, l.id, 700, '2024-02-29 23:59:59.999999+00', 'io.diana.users.UserRegistered', '815', s.state, s.attempts,
       s.due_at, s.error
  FROM outbox.listener l,
       (VALUES (1, 'RETRYING', 2, timestamptz '2024-03-01 00:00:10+00', 'on purpose'), (2, 'PARKED', 0, NULL, NULL),
               (3, 'DEAD', 12, NULL, repeat('x', 2000)), (4, 'PENDING', 0, NULL, NULL))
           AS s (position, state, attempts, due_at, error);

INSERT INTO outbox.completion
    (position, listener, transaction, published_at, type, aggregate, attempts, completed_at)
SELECT 5, id, 700, '2024-02-29 23:59:59.999999+00', 'io.diana.users.UserRegistered', '815', 1, '2024-03-01 00:00:00+00'
  FROM outbox.listener;
