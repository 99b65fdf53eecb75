package io.diana.http.persistence;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether the database answers a statement that reads no table, soon enough to be of use. */
@Component("r2dbcHealthIndicator") // the name by which the framework leaves out its own, which has no time-out
class DatabaseHealth extends AbstractReactiveHealthIndicator {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final DatabaseClient db;

    DatabaseHealth(DatabaseClient db) {
        this.db = db;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return db.sql("SELECT 1")
                .fetch()
                .one()
                .timeout(LIMIT)
                .thenReturn(builder.up().build());
    }
}
