package io.diana.vip.persistence;

import static io.diana.vip.persistence.GrantRow.get;

import io.diana.vip.application.AttemptLog;
import io.diana.vip.domain.Attempts;
import io.diana.vip.domain.Attempts.Recent;
import io.diana.vip.domain.RedemptionOrder;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Members and actors are locked by name, since there may be no row of theirs; two names that share a number wait for each
 * other, no more. Members come before actors, and an attempt has one of each, so nobody waits in a circle.
 */
@Repository
class PostgresAttemptLog implements AttemptLog {

    /** Two numbers for no other locks. */
    private static final int MEMBERS = 0x5649_5001;

    private static final int ACTORS = MEMBERS + 1;

    private final DatabaseClient db;

    PostgresAttemptLog(DatabaseClient db) {
        this.db = db;
    }

    /**
     * The count is a statement of its own, so that it sees what whoever had the locks before has written. The commit does not
     * wait for the disk: a server that crashes forgets the attempts of its last second, and a bot is not held up.
     */
    @Override
    public Mono<Attempts> lock(RedemptionOrder order, Instant since) {
        return db.sql("""
                        SELECT set_config('synchronous_commit', 'off', true),
                               pg_advisory_xact_lock(:members, hashint8(:userId)),
                               pg_advisory_xact_lock(:actors, hashtext(:actor))
                        """)
                .bind("members", MEMBERS)
                .bind("userId", order.userId().value())
                .bind("actors", ACTORS)
                .bind("actor", order.by().label())
                .then()
                .then(Mono.defer(() -> recent(db, order, since)
                        .map(row -> new Attempts(recent(row, "user"), recent(row, "actor")))
                        .one()));
    }

    static GenericExecuteSpec recent(DatabaseClient db, RedemptionOrder order, Instant since) {
        return db.sql("""
                        SELECT u.count AS user_count, u.oldest AS user_oldest, a.count AS actor_count, a.oldest AS actor_oldest
                          FROM (SELECT count(*), min(at) AS oldest FROM vip.attempt
                                 WHERE user_id = :userId AND at > :since) u,
                               (SELECT count(*), min(at) AS oldest FROM vip.attempt
                                 WHERE actor = :actor AND at > :since) a
                        """)
                .bind("userId", order.userId().value())
                .bind("actor", order.by().label())
                .bind("since", since);
    }

    private static Recent recent(Readable row, String of) {
        return new Recent(get(row, of + "_count", Long.class).intValue(), row.get(of + "_oldest", Instant.class));
    }

    @Override
    public Mono<Void> add(UUID id, RedemptionOrder order, Instant now) {
        return db.sql("INSERT INTO vip.attempt (id, user_id, actor, at) VALUES (:id, :userId, :actor, :now)")
                .bind("id", id)
                .bind("userId", order.userId().value())
                .bind("actor", order.by().label())
                .bind("now", now)
                .then();
    }

    @Override
    public Mono<Void> remove(UUID id) {
        return db.sql("DELETE FROM vip.attempt WHERE id = :id").bind("id", id).then();
    }

    @Override
    public Mono<Void> forget(Instant before) {
        return db.sql("DELETE FROM vip.attempt WHERE at <= :before")
                .bind("before", before)
                .then();
    }
}
