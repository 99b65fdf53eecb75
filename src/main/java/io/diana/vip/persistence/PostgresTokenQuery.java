package io.diana.vip.persistence;

import static io.diana.vip.persistence.GrantRow.get;

import io.diana.users.UserId;
import io.diana.vip.application.TokenQuery;
import io.diana.vip.domain.Token;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresTokenQuery implements TokenQuery {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final DatabaseClient db;
    private final JsonMapper json;

    PostgresTokenQuery(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<List<Token>> page(Filter filter, @Nullable UUID before, int limit) {
        return page(db, filter, before, limit)
                .map(PostgresTokenQuery::toToken)
                .all()
                .collectList();
    }

    /** The statement behind a page: an index says which tokens, and the tables are asked for those that are shown. */
    static GenericExecuteSpec page(DatabaseClient db, Filter filter, @Nullable UUID before, int limit) {
        var statement = db.sql("""
                        SELECT t.*, g.id AS grant_id
                          FROM (SELECT t.id
                                  FROM vip.token t
                                 WHERE t.id < :before
                                   AND %s
                                 ORDER BY t.id DESC
                                 LIMIT :limit) shown
                          JOIN vip.token t USING (id)
                          LEFT JOIN vip."grant" g ON t.redeemed_at IS NOT NULL AND g.reference = 'token:' || t.id
                         ORDER BY t.id DESC
                        """.formatted(where(filter)))
                .bind("before", before == null ? LAST : before)
                .bind("limit", limit);
        return bind(statement, filter);
    }

    @Override
    public Mono<Long> count(Filter filter) {
        return bind(db.sql("SELECT count(*) FROM vip.token t WHERE " + where(filter)), filter)
                .mapValue(Long.class)
                .one();
    }

    @Override
    public Mono<Long> estimate(Filter filter) {
        return bind(db.sql("EXPLAIN (FORMAT JSON) SELECT FROM vip.token t WHERE " + where(filter)), filter)
                .map(row -> get(row, "QUERY PLAN", String.class))
                .one()
                .map(plan -> json.readTree(plan).at("/0/Plan/Plan Rows").asLong());
    }

    private static String where(Filter filter) {
        var plan = filter.plan() == null ? "" : " AND t.plan = :plan";
        return switch (filter.state()) {
                    case null -> "true";
                    case OPEN -> TokenStates.OPEN;
                    case EXPIRED -> TokenStates.EXPIRED;
                    case REDEEMED -> TokenStates.REDEEMED;
                    case REVOKED -> TokenStates.REVOKED;
                }
                + plan;
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, Filter filter) {
        var timed = filter.state() == Token.State.OPEN || filter.state() == Token.State.EXPIRED
                ? statement.bind("now", filter.now())
                : statement;
        return filter.plan() == null ? timed : timed.bind("plan", filter.plan());
    }

    private static Token toToken(Readable row) {
        return new Token(
                get(row, "id", UUID.class),
                new Token.Promise(get(row, "plan", String.class), get(row, "plan_version", Integer.class)),
                new Token.Made(get(row, "created_at", Instant.class), get(row, "created_by", String.class)),
                row.get("expires_at", Instant.class),
                redemption(row),
                revocation(row));
    }

    private static Token.@Nullable Redemption redemption(Readable row) {
        var at = row.get("redeemed_at", Instant.class);
        return at == null
                ? null
                : new Token.Redemption(
                        at, new UserId(get(row, "redeemed_by_user_id", Long.class)), get(row, "grant_id", UUID.class));
    }

    private static Token.@Nullable Revocation revocation(Readable row) {
        var at = row.get("revoked_at", Instant.class);
        return at == null ? null : new Token.Revocation(at, get(row, "revoked_by", String.class));
    }
}
