package io.diana.outbox.persistence;

/**
 * The statement that moves delivered publications to what is done. After a retry the rest of its aggregate, which was
 * put aside, is pending again; only who has the head puts others aside or back, so none is forgotten.
 */
final class Completing {

    private static final String DONE = """
            WITH gone AS (
                DELETE FROM outbox.publication p
                 USING unnest(CAST(:positions AS bigint[])) AS d (position)
                 WHERE p.position = d.position
                   AND p.listener = (SELECT id FROM outbox.listener WHERE name = :name)
                RETURNING p.*
            ), done AS (
                INSERT INTO outbox.completion
                       (position, listener, transaction, published_at, type, aggregate, attempts, completed_at)
                SELECT position, listener, transaction, published_at, type, aggregate, attempts + 1, clock_timestamp()
                  FROM gone
                RETURNING completed_at - published_at AS latency
            )%s
            SELECT CAST(extract(epoch FROM latency) * 1000000 AS bigint) AS microseconds FROM done
            """;

    private static final String RELEASING = """
            , released AS (
                UPDATE outbox.publication p
                   SET state = 'PENDING'
                  FROM gone g
                 WHERE p.listener = g.listener AND p.aggregate = g.aggregate AND p.state = 'PARKED'
            )""";

    private Completing() {}

    static String sql(boolean afterRetry) {
        return DONE.formatted(afterRetry ? RELEASING : "");
    }
}
