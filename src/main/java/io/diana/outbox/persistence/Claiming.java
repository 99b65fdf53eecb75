package io.diana.outbox.persistence;

/**
 * The statement that takes what is due.
 *
 * <p>The first open publication of an aggregate is its head, and stands for the whole aggregate: only heads are locked,
 * and who has the head may take what follows it. That it is the head is seen in the same snapshot as what follows; had
 * somebody completed or failed it since, its lock would not be given, because its row is gone or in another state. Heads
 * that others have are skipped, so nobody waits for anybody.
 *
 * <p>What follows goes along up to the first that is not pending: nothing overtakes a failed one. A retry goes alone.
 * Pending ones are looked for in a window, so that a long row of publications that cannot be delivered yet costs a
 * bounded time. What is of a type that this node does not know is left to the nodes that do, with what follows it, and
 * blamed on nobody. The sub-selects are written so that the planner has nothing to choose: each is a look-up in one index.
 */
final class Claiming {

    private static final String HEAD = """
            p.position = (SELECT q.position
                            FROM outbox.publication q
                           WHERE q.listener = p.listener AND q.aggregate = p.aggregate
                             AND (q.state <> 'DEAD' OR NOT :follows)
                           ORDER BY q.position
                           LIMIT 1)""";

    static final String SQL = """
            WITH me AS MATERIALIZED (
                SELECT id
                  FROM outbox.listener l
                 WHERE name = :name
                   AND NOT EXISTS (SELECT FROM outbox.subscription s WHERE s.listener = l.id AND NOT s.caught_up)
            ), due AS MATERIALIZED (
                SELECT p.listener, p.aggregate, p.position
                  FROM outbox.publication p
                 WHERE p.listener = (SELECT id FROM me) AND p.state = 'RETRYING' AND p.due_at <= now()
                   AND p.type = ANY (CAST(:types AS text[])) AND :retries AND %1$s
                 ORDER BY p.due_at
                 LIMIT 1
                   FOR UPDATE SKIP LOCKED
            ), fresh AS MATERIALIZED (
                SELECT p.listener, p.aggregate, p.position
                  FROM (SELECT listener, position
                          FROM outbox.publication
                         WHERE listener = (SELECT id FROM me) AND state = 'PENDING' AND position > :after
                           AND type = ANY (CAST(:types AS text[])) AND NOT EXISTS (SELECT FROM due)
                         ORDER BY position
                         LIMIT :window) w
                 CROSS JOIN LATERAL (
                    SELECT p.listener, p.aggregate, p.position
                      FROM outbox.publication p
                     WHERE p.position = w.position AND p.listener = w.listener AND p.state = 'PENDING' AND %1$s
                       FOR UPDATE SKIP LOCKED) p
                 ORDER BY w.position
                 LIMIT :heads
            ), taken AS MATERIALIZED (
                SELECT t.*
                  FROM (SELECT *, false AS alone FROM fresh UNION ALL SELECT *, true FROM due) h
                 CROSS JOIN LATERAL (
                    SELECT r.*, bool_and(r.goes_along) OVER (ORDER BY r.position) AS connected
                      FROM (SELECT p.transaction, p.position, p.published_at, p.attempts,
                                   p.position = h.position OR (p.state = 'PENDING' AND NOT h.alone
                                       AND p.type = ANY (CAST(:types AS text[]))) AS goes_along
                              FROM outbox.publication p
                             WHERE p.listener = h.listener AND p.aggregate = h.aggregate AND p.position >= h.position
                               AND (p.state <> 'DEAD' OR NOT :follows)
                             ORDER BY p.position
                             LIMIT :run) r) t
                 WHERE t.connected
                 ORDER BY t.position
                 LIMIT greatest(:heads, :run)
            ), more AS MATERIALIZED (
                SELECT EXISTS (SELECT FROM outbox.publication p
                                WHERE p.listener = (SELECT id FROM me) AND p.state = 'PENDING' AND p.position > :after
                                  AND p.type = ANY (CAST(:types AS text[]))
                                  AND p.position NOT IN (SELECT position FROM taken)) AS there
            )
            SELECT taken.attempts, more.there AS more, %2$s
              FROM more
              LEFT JOIN (taken
             CROSS JOIN LATERAL (
                SELECT *
                  FROM outbox.event e
                 WHERE e.transaction = taken.transaction AND e.position = taken.position
                   AND e.published_at = taken.published_at
                OFFSET 0) e) ON true
             ORDER BY e.position
            """.formatted(HEAD.indent(1).strip(), EventRow.COLUMNS);

    private Claiming() {}
}
