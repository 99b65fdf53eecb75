package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.DefinitionRow.get;

import io.diana.gamification.application.RedemptionQuery;
import io.diana.users.UserId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresRedemptionQuery implements RedemptionQuery {

    private final DatabaseClient db;
    private final SoldRow rows;

    PostgresRedemptionQuery(DatabaseClient db, SoldRow rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public Mono<List<Sold>> page(UserId owner, long before, int limit) {
        return page(db, owner, before, limit)
                .map(row -> new Sold(rows.toRedemption(row), get(row, "balance_after", Long.class)))
                .all()
                .collectList();
    }

    static GenericExecuteSpec page(DatabaseClient db, UserId owner, long before, int limit) {
        return db.sql("""
                        SELECT %s, e.balance_after
                          FROM gamification.redemption r
                          JOIN gamification.entry e USING (user_id, no)
                         WHERE r.user_id = :owner
                           AND r.no < :before
                         ORDER BY r.no DESC
                         LIMIT :limit
                        """.formatted(SoldRow.COLUMNS))
                .bind("owner", owner.value())
                .bind("before", before)
                .bind("limit", limit);
    }

    @Override
    public Mono<Long> count(UserId owner) {
        return db.sql("SELECT count(*) FROM gamification.redemption WHERE user_id = :owner")
                .bind("owner", owner.value())
                .mapValue(Long.class)
                .one();
    }
}
