package io.diana.outbox.persistence;

import io.diana.outbox.application.Registrations;
import io.diana.outbox.domain.Retired;
import io.diana.outbox.domain.Subscriber;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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
                               AND CAST(:types AS text[])
                                   <@ ARRAY(SELECT type FROM outbox.subscription s WHERE s.listener = l.id))
                        """)
                .bind("name", subscriber.id())
                .bind("follows", subscriber.settings().follows())
                .bind("types", subscriber.types().toArray(String[]::new))
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Void> enter(Subscriber subscriber) {
        return lockOutPublishers()
                .then(Mono.defer(() -> subscribe(subscriber)))
                .then(Mono.defer(() -> release(subscriber.id())));
    }

    /** The lock waits for all who have looked up their listeners and not yet committed, and holds up the next ones. */
    private Mono<Void> lockOutPublishers() {
        return db.sql("LOCK TABLE outbox.subscription IN ACCESS EXCLUSIVE MODE").then();
    }

    /** Types that this node does not know stay: another node of a later version may hear them. */
    private Mono<Void> subscribe(Subscriber subscriber) {
        return db.sql("""
                        WITH me AS (
                            INSERT INTO outbox.listener AS l (name, follows)
                            VALUES (:name, :follows)
                                ON CONFLICT (name) DO UPDATE SET follows = excluded.follows
                            RETURNING id
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
    private Mono<Void> release(String id) {
        return db.sql("""
                        UPDATE outbox.publication SET state = 'PENDING'
                         WHERE listener = (SELECT id FROM outbox.listener WHERE name = :name) AND state = 'PARKED'
                        """).bind("name", id).then();
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

    /** What was put aside behind what goes is looked at anew. */
    @Override
    public Mono<Void> retire(Retired retired) {
        return isLeft(retired)
                .filter(left -> left)
                .flatMap(_ -> lockOutPublishers()
                        .then(Mono.defer(() -> remove(retired)))
                        .then(Mono.defer(() -> release(retired.listener()))));
    }

    private Mono<Boolean> isLeft(Retired retired) {
        return of(retired, """
                        SELECT EXISTS (
                            SELECT FROM outbox.listener l
                             WHERE name = :name
                               AND (EXISTS (SELECT FROM outbox.subscription s
                                             WHERE s.listener = l.id AND (s.type = :type OR :whole))
                                    OR EXISTS (SELECT FROM outbox.publication p
                                                WHERE p.listener = l.id AND (p.type = :type OR :whole))))
                        """).mapValue(Boolean.class).one();
    }

    private Mono<Void> remove(Retired retired) {
        return of(retired, """
                        WITH me AS (
                            SELECT id FROM outbox.listener WHERE name = :name
                        ), unsubscribed AS (
                            DELETE FROM outbox.subscription s USING me
                             WHERE s.listener = me.id AND (s.type = :type OR :whole)
                        )
                        DELETE FROM outbox.publication p USING me
                         WHERE p.listener = me.id AND (p.type = :type OR :whole)
                        """).then();
    }

    private GenericExecuteSpec of(Retired retired, String sql) {
        return db.sql(sql)
                .bind("name", retired.listener())
                .bind("type", retired.type() == null ? "" : retired.type())
                .bind("whole", retired.type() == null);
    }
}
