package io.diana.outbox.persistence;

/**
 * The statement that moves delivered publications to what is done. Behind one that had failed, the rest of its aggregate,
 * which was put aside, is pending again; only who has the head puts others aside or back, so none is forgotten. Whether
 * one had failed is asked of the row: that may have happened between the snapshot of the claim and its lock.
 */
final class Completing {

    static final String SQL = """
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
            ), released AS (
                UPDATE outbox.publication p
                   SET state = 'PENDING'
                  FROM (SELECT DISTINCT listener, aggregate FROM gone WHERE state <> 'PENDING' OR attempts > 0) g
                 WHERE p.listener = g.listener AND p.aggregate = g.aggregate AND p.state = 'PARKED'
            )
            SELECT CAST(extract(epoch FROM latency) * 1000000 AS bigint) AS microseconds FROM done
            """;

    private Completing() {}
}
