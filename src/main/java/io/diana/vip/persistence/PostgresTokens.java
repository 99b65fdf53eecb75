package io.diana.vip.persistence;

import static io.diana.vip.persistence.GrantRow.get;

import io.diana.vip.application.Tokens;
import io.diana.vip.domain.RedemptionOrder;
import io.diana.vip.domain.TokenBatch;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTokens implements Tokens {

    /** Nobody redeems for themselves what they made: that would be a grant to oneself. */
    private static final String REDEEMABLE = """
            t.redeemed_at IS NULL
               AND t.revoked_at IS NULL
               AND (t.expires_at > :now) IS NOT FALSE
               AND t.created_by_user_id IS DISTINCT FROM :userId""";

    private final DatabaseClient db;
    private final PlanRow plans;

    PostgresTokens(DatabaseClient db, PlanRow plans) {
        this.db = db;
        this.plans = plans;
    }

    @Override
    public Mono<Void> add(TokenBatch batch) {
        var maker = batch.by().userId();
        var statement = db.sql("""
                        INSERT INTO vip.token (id, hash, plan, plan_version, created_at, created_by, created_by_user_id,
                                               expires_at)
                        SELECT new.id, decode(new.hash, 'hex'), :plan, :version, :at, :by, :maker, :expires
                          FROM unnest(:ids, :hashes) AS new (id, hash)
                        """)
                .bind("ids", batch.tokens().stream().map(TokenBatch.New::id).toArray(UUID[]::new))
                .bind(
                        "hashes",
                        batch.tokens().stream().map(PostgresTokens::hash).toArray(String[]::new))
                .bind("plan", batch.plan().key())
                .bind("version", batch.plan().version())
                .bind("at", batch.at())
                .bind("by", batch.by().label());
        return Binding.nullable(
                        Binding.nullable(statement, "maker", maker == null ? null : maker.value(), Long.class),
                        "expires",
                        batch.expiresAt(),
                        Instant.class)
                .then();
    }

    private static String hash(TokenBatch.New token) {
        return java.util.HexFormat.of().formatHex(token.secret().hash());
    }

    @Override
    public Mono<Promised> redeemable(RedemptionOrder order, Instant now) {
        return redeemable(db, order, now)
                .map(row -> new Promised(get(row, "id", UUID.class), plans.toPlan(row)))
                .one();
    }

    static GenericExecuteSpec redeemable(DatabaseClient db, RedemptionOrder order, Instant now) {
        return conditions(db.sql("""
                        SELECT t.id, %s
                          FROM vip.token t
                          JOIN vip.plan_version v ON v.key = t.plan AND v.version = t.plan_version
                         WHERE t.hash = :hash
                           AND %s
                        """.formatted(PlanRow.COLUMNS, REDEEMABLE)), order, now)
                .bind("hash", order.secret().hash());
    }

    @Override
    public Mono<Boolean> redeem(UUID id, RedemptionOrder order, Instant now) {
        return conditions(db.sql("""
                        UPDATE vip.token t
                           SET redeemed_at = greatest(:now, t.created_at), redeemed_by_user_id = :userId
                         WHERE t.id = :id
                           AND %s
                        """.formatted(REDEEMABLE)), order, now)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private static GenericExecuteSpec conditions(GenericExecuteSpec statement, RedemptionOrder order, Instant now) {
        return statement.bind("now", now).bind("userId", order.userId().value());
    }

    @Override
    public Mono<Boolean> revoke(UUID id, String actor, Instant now) {
        return db.sql("""
                        UPDATE vip.token
                           SET revoked_at = greatest(:now, created_at), revoked_by = :actor
                         WHERE id = :id
                           AND redeemed_at IS NULL
                           AND revoked_at IS NULL
                        """)
                .bind("id", id)
                .bind("actor", actor)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Boolean> isRedeemed(UUID id) {
        return db.sql("SELECT redeemed_at IS NOT NULL FROM vip.token WHERE id = :id")
                .bind("id", id)
                .mapValue(Boolean.class)
                .one();
    }
}
