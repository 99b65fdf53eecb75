package io.diana.vip.persistence;

import io.diana.vip.application.PlanQuery;
import io.diana.vip.domain.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPlanQuery implements PlanQuery {

    private final DatabaseClient db;
    private final PlanRow plans;

    PostgresPlanQuery(DatabaseClient db, PlanRow plans) {
        this.db = db;
        this.plans = plans;
    }

    @Override
    public Mono<Plan> find(String key) {
        return db.sql("SELECT %s FROM %s WHERE p.key = :key".formatted(PlanRow.COLUMNS, PlanRow.IN_FORCE))
                .bind("key", key)
                .map(plans::toPlan)
                .one();
    }

    /** The empty text comes before every key. */
    @Override
    public Mono<List<Plan>> page(@Nullable String after, int limit) {
        return db.sql("SELECT %s FROM %s WHERE p.key > :after ORDER BY p.key LIMIT :limit"
                        .formatted(PlanRow.COLUMNS, PlanRow.IN_FORCE))
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map(plans::toPlan)
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> count() {
        return db.sql("SELECT count(*) FROM vip.plan").mapValue(Long.class).one();
    }
}
