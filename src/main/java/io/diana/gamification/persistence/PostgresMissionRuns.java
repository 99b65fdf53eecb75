package io.diana.gamification.persistence;

import io.diana.gamification.application.MissionRuns;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Runs by their end, oldest first. */
@Repository
class PostgresMissionRuns implements MissionRuns {

    private final DatabaseClient db;

    PostgresMissionRuns(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Long> forget(Instant before, int limit) {
        return expired(db, before, limit).fetch().rowsUpdated();
    }

    static GenericExecuteSpec expired(DatabaseClient db, Instant before, int limit) {
        return db.sql("""
                        DELETE FROM gamification.mission_run
                         WHERE (user_id, period, mission) IN (
                               SELECT user_id, period, mission
                                 FROM gamification.mission_run
                                WHERE claimed_at IS NULL
                                  AND expires_at < :before
                                ORDER BY expires_at
                                LIMIT :limit
                                  FOR UPDATE SKIP LOCKED)
                        """).bind("before", before).bind("limit", limit);
    }
}
