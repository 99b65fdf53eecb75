package io.diana.vip.persistence;

import io.diana.vip.application.Plans;
import io.diana.vip.domain.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The version in force is read behind the lock, by a statement of its own: so it is the newest. */
@Repository
class PostgresPlans implements Plans {

    private final DatabaseClient db;
    private final PlanRow plans;
    private final JsonMapper json;

    PostgresPlans(DatabaseClient db, PlanRow plans, JsonMapper json) {
        this.db = db;
        this.plans = plans;
        this.json = json;
    }

    @Override
    public Mono<Plan> lock(String key) {
        return locked(key, "SELECT key FROM vip.plan WHERE key = :key FOR UPDATE");
    }

    @Override
    public Mono<Plan> hold(String key) {
        return locked(key, "SELECT key FROM vip.plan WHERE key = :key FOR KEY SHARE");
    }

    private Mono<Plan> locked(String key, String lock) {
        return db.sql(lock).bind("key", key).mapValue(String.class).one().flatMap(this::inForce);
    }

    private Mono<Plan> inForce(String key) {
        return db.sql("SELECT %s FROM %s WHERE p.key = :key".formatted(PlanRow.COLUMNS, PlanRow.IN_FORCE))
                .bind("key", key)
                .map(plans::toPlan)
                .one();
    }

    @Override
    public Mono<Boolean> add(Plan plan, String actor) {
        return bind(db.sql("""
                                WITH made AS (
                                    INSERT INTO vip.plan_version (key, version, name, term, price, currency, entitlements,
                                                                  active, made_at, made_by)
                                    VALUES (:key, :version, :name, :term, :price, :currency,
                                            CAST(:entitlements AS jsonb), :active, :at, :actor)
                                        ON CONFLICT (key, version) DO NOTHING
                                    RETURNING key, version
                                )
                                INSERT INTO vip.plan (key, version) SELECT key, version FROM made
                                """), plan)
                .bind("actor", actor)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Void> revise(Plan plan, String actor) {
        return bind(db.sql("""
                                WITH made AS (
                                    INSERT INTO vip.plan_version (key, version, name, term, price, currency, entitlements,
                                                                  active, made_at, made_by)
                                    VALUES (:key, :version, :name, :term, :price, :currency,
                                            CAST(:entitlements AS jsonb), :active, :at, :actor)
                                    RETURNING key, version
                                )
                                UPDATE vip.plan p SET version = m.version FROM made m WHERE p.key = m.key
                                """), plan).bind("actor", actor).then();
    }

    /** Whoever is about to use the plan holds its row, and so has either done it or finds no plan. */
    @Override
    public Mono<Boolean> remove(String key) {
        return db.sql("""
                        WITH unused AS (
                            DELETE FROM vip.plan
                             WHERE key = :key
                               AND NOT EXISTS (SELECT FROM vip."grant" WHERE plan = :key)
                               AND NOT EXISTS (SELECT FROM vip.token WHERE plan = :key)
                            RETURNING key
                        )
                        DELETE FROM vip.plan_version WHERE key IN (SELECT key FROM unused)
                        """).bind("key", key).fetch().rowsUpdated().map(rows -> rows > 0);
    }

    private GenericExecuteSpec bind(GenericExecuteSpec statement, Plan plan) {
        var terms = plan.terms();
        var term = terms.term();
        var price = terms.price();
        var always = statement
                .bind("key", plan.key())
                .bind("version", plan.version())
                .bind("name", terms.name())
                .bind("entitlements", json.writeValueAsString(terms.entitlements()))
                .bind("active", plan.active())
                .bind("at", plan.since());
        return bind(
                bind(
                        bind(always, "term", term == null ? null : term.toString(), String.class),
                        "price",
                        price == null ? null : price.amount(),
                        Long.class),
                "currency",
                price == null ? null : price.currency(),
                String.class);
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
