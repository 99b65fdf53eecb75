package io.diana.outbox.persistence;

/**
 * The statement that publishes the next part of the earlier events to a new listener. The log is read in its own order,
 * so that a part needs no more than its rows; how far it got is kept with the subscription.
 * What the listener has heard in an earlier life it does not get again.
 */
final class CatchingUp {

    static final String SQL = """
            WITH next AS MATERIALIZED (
                SELECT s.*
                  FROM outbox.subscription s
                 WHERE s.listener = (SELECT id FROM outbox.listener WHERE name = :name) AND NOT s.caught_up
                 ORDER BY s.type
                 LIMIT 1
                   FOR UPDATE
            ), part AS MATERIALIZED (
                SELECT e.*
                  FROM next n
                 CROSS JOIN LATERAL (
                    SELECT transaction, position, published_at, type, aggregate
                      FROM outbox.event
                     WHERE (transaction, position) > (n.seen_transaction, n.seen_position)
                     ORDER BY transaction, position
                     LIMIT :part) e
            ), given AS (
                INSERT INTO outbox.publication
                       (position, listener, transaction, published_at, type, aggregate)
                SELECT p.position, n.listener, p.transaction, p.published_at, p.type, p.aggregate
                  FROM part p JOIN next n USING (type)
                 WHERE p.position <= n.earlier_until
                   AND NOT EXISTS (
                    SELECT FROM outbox.completion c
                     WHERE c.position = p.position AND c.listener = n.listener AND c.published_at = p.published_at)
                    ON CONFLICT DO NOTHING
            ), last AS (
                SELECT transaction, position FROM part ORDER BY transaction DESC, position DESC LIMIT 1
            )
            UPDATE outbox.subscription s
               SET seen_transaction = coalesce((SELECT transaction FROM last), s.seen_transaction),
                   seen_position = coalesce((SELECT position FROM last), s.seen_position),
                   caught_up = (SELECT count(*) FROM part) < :part
              FROM next n
             WHERE s.type = n.type AND s.listener = n.listener
            """;

    private CatchingUp() {}
}
