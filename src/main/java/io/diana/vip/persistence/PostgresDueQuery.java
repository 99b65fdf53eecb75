package io.diana.vip.persistence;

import io.diana.vip.application.DueQuery;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresDueQuery implements DueQuery {

    private final DatabaseClient db;

    PostgresDueQuery(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Instant> next() {
        return soonest(db).mapValue(Instant.class).one();
    }

    static GenericExecuteSpec soonest(DatabaseClient db) {
        return db.sql("SELECT next_due FROM vip.member WHERE next_due IS NOT NULL ORDER BY next_due LIMIT 1");
    }
}
