package io.diana.vip.persistence;

import static io.diana.vip.persistence.GrantRow.get;

import io.diana.vip.application.TokenStatisticsQuery;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTokenStatistics implements TokenStatisticsQuery {

    private final DatabaseClient db;

    PostgresTokenStatistics(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<TokenStatistics> at(Instant now) {
        return db.sql("""
                        SELECT t.plan, count(*) AS created,
                               count(*) FILTER (WHERE %s) AS open,
                               count(*) FILTER (WHERE %s) AS redeemed,
                               count(*) FILTER (WHERE %s) AS revoked,
                               count(*) FILTER (WHERE %s) AS expired
                          FROM vip.token t
                         GROUP BY t.plan
                        """.formatted(TokenStates.OPEN, TokenStates.REDEEMED, TokenStates.REVOKED, TokenStates.EXPIRED))
                .bind("now", now)
                .map(PostgresTokenStatistics::toCounts)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(byPlan -> new TokenStatistics(
                        byPlan.values().stream().reduce(TokenCounts.NONE, TokenCounts::plus), byPlan));
    }

    private static Map.Entry<String, TokenCounts> toCounts(Readable row) {
        return Map.entry(
                get(row, "plan", String.class),
                new TokenCounts(
                        get(row, "created", Long.class),
                        get(row, "open", Long.class),
                        get(row, "redeemed", Long.class),
                        get(row, "revoked", Long.class),
                        get(row, "expired", Long.class)));
    }
}
