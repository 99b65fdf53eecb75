package io.diana.outbox.persistence;

import io.diana.outbox.application.KeepDays.Days;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresDays implements Days {

    private static final int AHEAD = 3;

    private final DatabaseClient db;

    PostgresDays(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Integer> keep(Duration retention) {
        return db.sql("SELECT outbox.keep_days(:ahead, make_interval(secs => :seconds))")
                .bind("ahead", AHEAD)
                .bind("seconds", (double) retention.toSeconds())
                .mapValue(Integer.class)
                .one();
    }
}
