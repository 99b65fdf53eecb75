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
                 WHERE (p.listener, p.position) > ((SELECT id FROM outbox.listener WHERE name = :name), :after)
                   AND p.listener <= (SELECT id FROM outbox.listener WHERE name = :name)
                   AND p.state = 'PENDING'
                 ORDER BY p.listener, p.position
                 LIMIT :window
            ), head AS MATERIALIZED (
                SELECT n.listener, n.aggregate, h.position
                  FROM (SELECT DISTINCT listener, aggregate FROM near) n
                 CROSS JOIN LATERAL (
                    SELECT q.position, q.state
                      FROM outbox.publication q
                     WHERE q.listener = n.listener AND q.aggregate >= n.aggregate AND q.aggregate <= n.aggregate
                       AND (q.state <> 'DEAD' OR NOT :follows)
                     ORDER BY q.aggregate, q.position
                     LIMIT 1) h
                 WHERE h.state IN ('RETRYING', 'DEAD')
            ), held AS MATERIALIZED (
                SELECT q.*
                  FROM head h
                 CROSS JOIN LATERAL (
                    SELECT p.listener, p.aggregate, p.position
                      FROM outbox.publication p
                     WHERE p.listener = h.listener AND p.aggregate = h.aggregate AND p.position = h.position
                       AND (p.state = 'RETRYING' OR (p.state = 'DEAD' AND NOT :follows))
                       FOR SHARE SKIP LOCKED) q
            ), behind AS MATERIALIZED (
                SELECT q.place
                  FROM held h
                 CROSS JOIN LATERAL (
                    SELECT p.ctid AS place
                      FROM outbox.publication p
                     WHERE p.listener = h.listener AND (p.aggregate, p.position) > (h.aggregate, h.position)
                       AND p.aggregate <= h.aggregate AND p.state >= 'PENDING' AND p.state <= 'PENDING'
                     ORDER BY p.aggregate, p.position
                    OFFSET 0) q
            ), parked AS (
                UPDATE outbox.publication p
                   SET state = 'PARKED'
                 WHERE p.ctid = ANY (ARRAY(SELECT place FROM behind)) AND p.state = 'PENDING'
            )
            SELECT count(*) AS size, coalesce(max(position), 0) AS last FROM near
            """;

    private Parking() {}
}
