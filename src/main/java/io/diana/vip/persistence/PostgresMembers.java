package io.diana.vip.persistence;

import io.diana.users.UserId;
import io.diana.vip.application.Members;
import io.diana.vip.domain.Change;
import io.diana.vip.domain.Member;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The grants are read behind the lock, by a statement of their own: so it sees what whoever had it before has written. */
@Repository
class PostgresMembers implements Members {

    private final DatabaseClient db;
    private final MemberRows rows;
    private final Keeping keeping;

    PostgresMembers(DatabaseClient db, MemberRows rows, Keeping keeping) {
        this.db = db;
        this.rows = rows;
        this.keeping = keeping;
    }

    @Override
    public Mono<Member> admit(UserId id, Instant now) {
        return db.sql("""
                        INSERT INTO vip.member AS m (user_id, settled_to)
                        VALUES (:id, :now)
                            ON CONFLICT (user_id) DO UPDATE SET failures = m.failures
                        """)
                .bind("id", id.value())
                .bind("now", now)
                .then()
                .then(Mono.defer(() -> load(List.of(id))))
                .map(List::getFirst);
    }

    @Override
    public Mono<Member> lock(UserId id) {
        return db.sql("SELECT user_id FROM vip.member WHERE user_id = :id FOR NO KEY UPDATE")
                .bind("id", id.value())
                .mapValue(Long.class)
                .one()
                .flatMap(_ -> load(List.of(id)))
                .map(List::getFirst);
    }

    @Override
    public Mono<List<UserId>> lockDue(Instant now, int limit) {
        return due(db, now, limit).mapValue(Long.class).all().map(UserId::new).collectList();
    }

    static GenericExecuteSpec due(DatabaseClient db, Instant now, int limit) {
        return db.sql("""
                        SELECT user_id
                          FROM vip.member
                         WHERE next_due <= :now
                         ORDER BY next_due
                         LIMIT :limit
                           FOR NO KEY UPDATE SKIP LOCKED
                        """).bind("now", now).bind("limit", limit);
    }

    @Override
    public Mono<List<Member>> load(List<UserId> ids) {
        return rows.load(ids);
    }

    @Override
    public Mono<Void> keep(List<Change> changes) {
        return keeping.keep(changes);
    }

    @Override
    public Mono<Void> erase(Change change) {
        var words = db.sql("""
                        UPDATE vip."grant"
                           SET reason = NULL, revoked_reason = NULL
                         WHERE user_id = :id
                           AND reason IS NOT NULL
                        """).bind("id", change.after().id().value());
        return keeping.keep(List.of(change)).then(words.then());
    }

    /** From a second to a quarter of an hour; waits for whoever is at it, since that one may have done it. */
    @Override
    public Mono<Void> postpone(UserId id, Instant now) {
        return db.sql("""
                        UPDATE vip.member
                           SET failures = failures + 1,
                               next_due = CAST(:now AS timestamptz) + least(power(2, least(failures, 20)), 900) * interval '1 second'
                         WHERE user_id = :id
                           AND next_due <= :now
                        """).bind("id", id.value()).bind("now", now).then();
    }
}
