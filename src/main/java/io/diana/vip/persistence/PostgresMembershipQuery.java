package io.diana.vip.persistence;

import static io.diana.vip.persistence.GrantRow.get;

import io.diana.users.UserId;
import io.diana.vip.application.MembershipQuery;
import io.diana.vip.domain.HistoryEntry;
import io.diana.vip.domain.HistoryEntry.Reason;
import io.diana.vip.domain.Member;
import io.diana.vip.domain.Run;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresMembershipQuery implements MembershipQuery {

    private final DatabaseClient db;
    private final MemberRows members;

    PostgresMembershipQuery(DatabaseClient db, MemberRows members) {
        this.db = db;
        this.members = members;
    }

    @Override
    public Mono<Member> find(UserId id) {
        return members.load(List.of(id))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    @Override
    public Mono<List<Recorded>> history(UserId id, @Nullable Long before, int limit) {
        return history(db, id, before, limit)
                .map(PostgresMembershipQuery::toRecorded)
                .all()
                .collectList();
    }

    static GenericExecuteSpec history(DatabaseClient db, UserId id, @Nullable Long before, int limit) {
        return db.sql("""
                        SELECT id, user_id, at, held, holds, reason, plan, actor, grant_id
                          FROM vip.history
                         WHERE user_id = :userId
                           AND id < :before
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .bind("userId", id.value())
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit);
    }

    private static Recorded toRecorded(Readable row) {
        return new Recorded(
                get(row, "id", Long.class),
                new HistoryEntry(
                        new UserId(get(row, "user_id", Long.class)),
                        get(row, "at", Instant.class),
                        row.get("held", String.class),
                        row.get("holds", String.class),
                        Reason.valueOf(get(row, "reason", String.class)),
                        get(row, "plan", String.class),
                        get(row, "actor", String.class),
                        get(row, "grant_id", UUID.class)));
    }

    @Override
    public Mono<Long> countHistory(UserId id) {
        return db.sql("SELECT count(*) FROM vip.history WHERE user_id = :userId")
                .bind("userId", id.value())
                .mapValue(Long.class)
                .one();
    }

    @Override
    public Mono<List<Ending>> ending(Period period, @Nullable Ending after, int limit) {
        return ending(db, period, after, limit)
                .map(PostgresMembershipQuery::toEnding)
                .all()
                .collectList();
    }

    static GenericExecuteSpec ending(DatabaseClient db, Period period, @Nullable Ending after, int limit) {
        return db.sql("""
                        SELECT user_id, plan, since, until
                          FROM vip.holding
                         WHERE until > :from AND until <= :to
                           AND (until, user_id, plan) > (:until, :userId, :plan)
                         ORDER BY until, user_id, plan
                         LIMIT :limit
                        """)
                .bind("from", period.from())
                .bind("to", period.to())
                .bind(
                        "until",
                        after == null
                                ? period.from()
                                : Objects.requireNonNull(after.run().end()))
                .bind("userId", after == null ? 0L : after.userId().value())
                .bind("plan", after == null ? "" : after.run().plan())
                .bind("limit", limit);
    }

    private static Ending toEnding(Readable row) {
        return new Ending(
                new UserId(get(row, "user_id", Long.class)),
                new Run(
                        get(row, "plan", String.class),
                        get(row, "since", Instant.class),
                        get(row, "until", Instant.class)));
    }

    @Override
    public Mono<Long> countEnding(Period period) {
        return db.sql("SELECT count(*) FROM vip.holding WHERE until > :from AND until <= :to")
                .bind("from", period.from())
                .bind("to", period.to())
                .mapValue(Long.class)
                .one();
    }
}
