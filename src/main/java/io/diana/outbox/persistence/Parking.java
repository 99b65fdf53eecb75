package io.diana.outbox.persistence;

/**
 * The statement that puts pending publications aside which wait for a failed one. It shares the lock of that one: while
 * it does, nobody completes it or gives it up, so nothing is put aside behind what has just been delivered, or behind a
 * dead letter that is followed.
 */
final class Parking {

    static final String SQL = """
            WITH near AS MATERIALIZED (
                SELECT p.listener, p.aggregate, p.position
                  FROM outbox.publication p
                 WHERE p.listener = (SELECT id FROM outbox.listener WHERE name = :name)
                   AND p.state = 'PENDING' AND p.position > :after
                 ORDER BY p.position
                 LIMIT :window
            ), head AS MATERIALIZED (
                SELECT n.listener, n.aggregate, h.position
                  FROM (SELECT DISTINCT listener, aggregate FROM near) n
                 CROSS JOIN LATERAL (
                    SELECT q.position, q.state
                      FROM outbox.publication q
                     WHERE q.listener = n.listener AND q.aggregate = n.aggregate
                       AND (q.state <> 'DEAD' OR NOT :follows)
                     ORDER BY q.position
                     LIMIT 1) h
                 WHERE h.state IN ('RETRYING', 'DEAD')
            ), held AS MATERIALIZED (
                SELECT p.listener, p.aggregate, p.position
                  FROM head h JOIN outbox.publication p ON p.position = h.position AND p.listener = h.listener
                 WHERE p.state = 'RETRYING' OR (p.state = 'DEAD' AND NOT :follows)
                   FOR SHARE OF p SKIP LOCKED
            ), parked AS (
                UPDATE outbox.publication p
                   SET state = 'PARKED'
                  FROM held h
                 WHERE p.listener = h.listener AND p.aggregate = h.aggregate AND p.position > h.position
                   AND p.state = 'PENDING'
            )
            SELECT count(*) AS size, coalesce(max(position), 0) AS last FROM near
            """;

    private Parking() {}
}
