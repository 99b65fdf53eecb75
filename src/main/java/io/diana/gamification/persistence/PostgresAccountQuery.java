package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.PostgresHolds.get;

import io.diana.gamification.application.AccountQuery;
import io.diana.users.UserId;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresAccountQuery implements AccountQuery {

    private final DatabaseClient db;
    private final TakenJson json;

    PostgresAccountQuery(DatabaseClient db, TakenJson json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<Found> find(UserId owner, Instant now) {
        return db.sql("""
                        SELECT c.version, a.account, a.totals, a.windows, a.entries, a.progress
                          FROM gamification.catalogue c
                          LEFT JOIN gamification.accounts_of(ARRAY[:owner], ARRAY[]::text[], ARRAY[]::bigint[],
                                                              ARRAY[]::text[], :now) a ON true
                        """)
                .bind("owner", owner.value())
                .bind("now", now)
                .map(row -> new Found(
                        get(row, "version", Long.class),
                        row.get("account", String.class) == null ? null : json.read(row)))
                .one();
    }
}
