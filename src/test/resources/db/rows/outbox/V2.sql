INSERT INTO outbox.completion
    (position, listener, transaction, published_at, type, aggregate, attempts, completed_at)
SELECT 6, id, 701, '2024-02-29 23:59:59.999999+00', 'io.diana.users.UserErased', '815', 12, '2024-03-01 00:00:00+00'
  FROM outbox.listener;
