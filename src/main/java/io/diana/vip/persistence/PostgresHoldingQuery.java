package io.diana.vip.persistence;

import io.diana.users.ProjectedMemberships.Projected;
import io.diana.users.UserId;
import io.diana.vip.application.HoldingQuery;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Whoever holds several plans holds something until the last of them ends: all that are kept are held already, so there is no
 * gap between them.
 */
@Repository
class PostgresHoldingQuery implements HoldingQuery {

    private static final String SQL = """
            SELECT user_id, CASE WHEN bool_and(until IS NOT NULL) THEN max(until) END AS until
              FROM vip.holding
             WHERE %s
             GROUP BY user_id
             ORDER BY user_id
            """;

    private final DatabaseClient db;

    PostgresHoldingQuery(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<Projected>> page(long after, int limit) {
        return db.sql(SQL.formatted("user_id > :after") + " LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(PostgresHoldingQuery::toProjected)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Projected>> of(Collection<UserId> ids) {
        return db.sql(SQL.formatted("user_id = ANY (:ids)"))
                .bind("ids", ids.stream().map(UserId::value).toArray(Long[]::new))
                .map(PostgresHoldingQuery::toProjected)
                .all()
                .collectList();
    }

    private static Projected toProjected(Readable row) {
        return new Projected(
                new UserId(Objects.requireNonNull(row.get("user_id", Long.class))), row.get("until", Instant.class));
    }
}
