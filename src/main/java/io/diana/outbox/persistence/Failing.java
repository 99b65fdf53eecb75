package io.diana.outbox.persistence;

/**
 * The statements that note a failure. The first waits for the head of the aggregate, so that nobody delivers any of it
 * while the second decides what waits; that one sees what became of the publication meanwhile, and does nothing unless it
 * is still the same attempt that failed.
 */
final class Failing {

    static final String HOLD = """
            SELECT position
              FROM outbox.publication
             WHERE listener = (SELECT id FROM outbox.listener WHERE name = :name)
               AND aggregate >= :aggregate AND aggregate <= :aggregate
               AND (state <> 'DEAD' OR NOT :follows)
             ORDER BY aggregate, position
             LIMIT 1
               FOR UPDATE
            """;

    /** What comes before the failed one stays as it is: it has not failed, and does not wait for it. */
    static final String SQL = """
            WITH failed AS (
                UPDATE outbox.publication
                   SET attempts = attempts + 1,
                       state = CASE WHEN :dead THEN 'DEAD' ELSE 'RETRYING' END,
                       due_at = CASE WHEN NOT :dead THEN clock_timestamp() + make_interval(secs => :rest) END,
                       error = :error
                 WHERE listener = (SELECT id FROM outbox.listener WHERE name = :name)
                   AND aggregate = :aggregate
                   AND position = :position
                   AND attempts = :attempts
                   AND state IN ('PENDING', 'RETRYING')
                RETURNING listener, aggregate, position,
                          CASE WHEN :dead AND :follows THEN 'PENDING' ELSE 'PARKED' END AS rest
            ), behind AS MATERIALIZED (
                SELECT q.place
                  FROM failed f
                 CROSS JOIN LATERAL (
                    SELECT p.ctid AS place
                      FROM outbox.publication p
                     WHERE p.listener = f.listener AND (p.aggregate, p.position) > (f.aggregate, f.position)
                       AND p.aggregate <= f.aggregate
                       AND p.state = CASE f.rest WHEN 'PARKED' THEN 'PENDING' ELSE 'PARKED' END
                     ORDER BY p.aggregate, p.position
                    OFFSET 0) q
            )
            UPDATE outbox.publication p
               SET state = (SELECT rest FROM failed)
             WHERE p.ctid = ANY (ARRAY(SELECT place FROM behind))
               AND p.state IN ('PENDING', 'PARKED')
            """;

    private Failing() {}
}
