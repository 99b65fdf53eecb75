package io.diana.outbox.persistence;

/**
 * The statements that make failed publications due again, one after the other in one transaction: each sees what was
 * committed until it began. None waits for a lock.
 *
 * <p>Whoever changes a failed publication has its lock ({@link #LOCK}). A dead letter that is followed is no head; resubmitted,
 * it is the head of its aggregate again, if nothing older is open. Then whoever delivers the rest has to have ended
 * before, so the head that was is locked too ({@link #LOCK_HEADS}); and the rest, that head included, is put aside
 * ({@link #RELEASE}), so that no worker who looked before gets it afterwards.
 */
final class Resubmitting {

    private static final String GIVEN = "unnest(CAST(:positions AS bigint[]), CAST(:listeners AS integer[]))";

    static final String LOCK = """
            SELECT p.position, p.listener
              FROM %s AS i (position, listener)
              JOIN outbox.publication p USING (position, listener)
             WHERE p.state IN ('RETRYING', 'DEAD')
               FOR UPDATE OF p SKIP LOCKED
            """.formatted(GIVEN);

    /** The first one of an aggregate that is not dead, behind a dead letter that is followed. */
    private static final String HEAD = """
            LEFT JOIN LATERAL (
                SELECT q.position
                  FROM outbox.publication q
                 WHERE l.follows AND p.state = 'DEAD'
                   AND q.listener = p.listener AND q.aggregate = p.aggregate AND q.state <> 'DEAD'
                 ORDER BY q.position
                 LIMIT 1) h ON h.position > p.position""";

    static final String LOCK_HEADS = """
            WITH head AS MATERIALIZED (
                SELECT DISTINCT h.position, p.listener
                  FROM %s AS i (position, listener)
                  JOIN outbox.publication p USING (position, listener)
                  JOIN outbox.listener l ON l.id = p.listener
                  %s
                 WHERE h.position IS NOT NULL
            )
            SELECT p.position, p.listener
              FROM head JOIN outbox.publication p USING (position, listener)
               FOR UPDATE OF p SKIP LOCKED
            """.formatted(GIVEN, HEAD.indent(6).strip());

    static final String RELEASE = """
            WITH locked AS MATERIALIZED (
                SELECT * FROM unnest(CAST(:lockedPositions AS bigint[]), CAST(:lockedListeners AS integer[]))
                           AS k (position, listener)
            ), failed AS MATERIALIZED (
                SELECT p.position, p.listener, p.aggregate, h.position AS head,
                       (p.position, p.listener) IN (SELECT * FROM locked)
                       AND (h.position IS NULL OR (h.position, p.listener) IN (SELECT * FROM locked)) AS is_free
                  FROM %s AS i (position, listener)
                  JOIN outbox.publication p USING (position, listener)
                  JOIN outbox.listener l ON l.id = p.listener
                  %s
                 WHERE p.state IN ('RETRYING', 'DEAD')
            ), due AS (
                UPDATE outbox.publication p
                   SET state = 'RETRYING', attempts = 0, due_at = now()
                  FROM failed f
                 WHERE f.is_free AND p.position = f.position AND p.listener = f.listener
                RETURNING p.position, p.listener, p.type
            ), aside AS (
                UPDATE outbox.publication p
                   SET state = 'PARKED', due_at = NULL
                  FROM (SELECT DISTINCT listener, aggregate FROM failed WHERE is_free AND head IS NOT NULL) f
                 WHERE p.listener = f.listener AND p.aggregate = f.aggregate AND p.state IN ('PENDING', 'RETRYING')
            )
            SELECT f.position, f.listener, d.type
              FROM failed f LEFT JOIN due d USING (position, listener)
             ORDER BY f.position, f.listener
            """.formatted(GIVEN, HEAD.indent(6).strip());

    private Resubmitting() {}
}
