package io.diana.gamification.persistence;

import io.diana.gamification.application.Boards;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The schema keeps standings and their counts together; here it is only told what to do. */
@Repository
class PostgresBoards implements Boards {

    private final DatabaseClient db;

    PostgresBoards(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Integer> close(Instant endedBy, Instant at) {
        return db.sql("SELECT gamification.close_periods(:endedBy, :at)")
                .bind("endedBy", endedBy)
                .bind("at", at)
                .mapValue(Integer.class)
                .one();
    }

    @Override
    public Mono<Integer> settle(Instant at, int limit) {
        return db.sql("SELECT gamification.settle_streaks(:at, :limit)")
                .bind("at", at)
                .bind("limit", limit)
                .mapValue(Integer.class)
                .one();
    }

    @Override
    public Mono<Boolean> cut(Cut cut, Instant at) {
        return db.sql("SELECT gamification.cut_period(:endedBy, :places, :limit, :at)")
                .bind("endedBy", cut.endedBy())
                .bind("places", cut.places())
                .bind("limit", cut.limit())
                .bind("at", at)
                .mapValue(Boolean.class)
                .one();
    }
}
