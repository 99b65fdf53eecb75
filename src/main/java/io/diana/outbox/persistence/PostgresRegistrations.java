package io.diana.outbox.persistence;

import io.diana.outbox.application.Registrations;
import io.diana.outbox.domain.Subscriber;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresRegistrations implements Registrations {

    private static final int PART = 5_000;

    private final DatabaseClient db;

    PostgresRegistrations(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> register(Subscriber subscriber) {
        return isKnown(subscriber).filter(known -> !known).flatMap(_ -> enter(subscriber));
    }

    private Mono<Boolean> isKnown(Subscriber subscriber) {
        return db.sql("""
                        SELECT EXISTS (
                            SELECT FROM outbox.listener l
                             WHERE name = :name AND follows = :follows
                               AND ARRAY(SELECT type FROM outbox.subscription s WHERE s.listener = l.id ORDER BY type)
                                   = ARRAY(SELECT type FROM unnest(CAST(:types AS text[])) t (type) ORDER BY type))
                        """)
                .bind("name", subscriber.id())
                .bind("follows", subscriber.settings().follows())
                .bind("types", subscriber.types().toArray(String[]::new))
                .mapValue(Boolean.class)
                .one();
    }

    /** The lock waits for all who have looked up their listeners and not yet committed, and holds up the next ones. */
    private Mono<Void> enter(Subscriber subscriber) {
        return db.sql("LOCK TABLE outbox.subscription IN ACCESS EXCLUSIVE MODE")
                .then()
                .then(Mono.defer(() -> subscribe(subscriber)))
                .then(Mono.defer(() -> release(subscriber)));
    }

    private Mono<Void> subscribe(Subscriber subscriber) {
        return db.sql("""
                        WITH me AS (
                            INSERT INTO outbox.listener AS l (name, follows)
                            VALUES (:name, :follows)
                                ON CONFLICT (name) DO UPDATE SET follows = excluded.follows
                            RETURNING id
                        ), left_off AS (
                            DELETE FROM outbox.subscription s USING me
                             WHERE s.listener = me.id AND s.type <> ALL (CAST(:types AS text[]))
                        )
                        INSERT INTO outbox.subscription (type, listener, earlier_until, caught_up)
                        SELECT type, me.id, CASE WHEN p.is_called THEN p.last_value ELSE 0 END, NOT :fromBeginning
                          FROM unnest(CAST(:types AS text[])) t (type), me, outbox.event_position p
                            ON CONFLICT (type, listener) DO NOTHING
                        """)
                .bind("name", subscriber.id())
                .bind("follows", subscriber.settings().follows())
                .bind("fromBeginning", subscriber.settings().fromBeginning())
                .bind("types", subscriber.types().toArray(String[]::new))
                .then();
    }

    /** Under another rule for the rest of an aggregate others have to wait; those who still have to are put aside again. */
    private Mono<Void> release(Subscriber subscriber) {
        return db.sql("""
                        UPDATE outbox.publication SET state = 'PENDING'
                         WHERE listener = (SELECT id FROM outbox.listener WHERE name = :name) AND state = 'PARKED'
                        """).bind("name", subscriber.id()).then();
    }

    @Override
    public Mono<Boolean> catchUp(Subscriber subscriber) {
        return db.sql(CatchingUp.SQL)
                .bind("name", subscriber.id())
                .bind("part", PART)
                .fetch()
                .rowsUpdated()
                .map(parts -> parts == 0);
    }

    @Override
    public Mono<Void> retire(String id) {
        return db.sql("""
                        WITH me AS (
                            SELECT id FROM outbox.listener WHERE name = :name
                        ), unsubscribed AS (
                            DELETE FROM outbox.subscription s USING me WHERE s.listener = me.id
                        )
                        DELETE FROM outbox.publication p USING me WHERE p.listener = me.id
                        """).bind("name", id).then();
    }
}
