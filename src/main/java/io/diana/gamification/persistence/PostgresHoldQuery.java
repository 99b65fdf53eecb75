package io.diana.gamification.persistence;

import io.diana.gamification.application.HoldQuery;
import io.diana.gamification.domain.Hold;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresHoldQuery implements HoldQuery {

    private final DatabaseClient db;

    PostgresHoldQuery(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<Hold>> page(@Nullable Position behind, int limit) {
        return page(db, behind, limit).map(PostgresHolds::read).all().collectList();
    }

    static GenericExecuteSpec page(DatabaseClient db, @Nullable Position behind, int limit) {
        var statement = db.sql("""
                        SELECT %s
                          FROM gamification.hold h
                          LEFT JOIN gamification.entry_note n USING (user_id, no)
                         WHERE h.decided_at IS NULL
                           AND %s
                         ORDER BY h.held_at, h.user_id, h.no
                         LIMIT :limit
                        """.formatted(
                                PostgresHolds.COLUMNS,
                                behind == null ? "true" : "(h.held_at, h.user_id, h.no) > (:at, :owner, :no)"))
                .bind("limit", limit);
        return behind == null
                ? statement
                : statement
                        .bind("at", behind.at())
                        .bind("owner", behind.owner().value())
                        .bind("no", behind.no());
    }

    @Override
    public Mono<Long> count() {
        return db.sql("SELECT count(*) FROM gamification.hold WHERE decided_at IS NULL")
                .mapValue(Long.class)
                .one();
    }
}
