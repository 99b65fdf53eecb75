package io.diana.gamification.persistence;

import static java.util.Objects.requireNonNull;

import io.diana.gamification.application.RewardedRuns;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.RewardedRun;
import io.diana.gamification.persistence.ProgressJson.RunJson;
import io.diana.users.UserId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresRewardedRuns implements RewardedRuns {

    private final DatabaseClient db;
    private final ObjectReader runs;
    private final ObjectReader entries;

    PostgresRewardedRuns(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.runs = json.readerFor(RunJson.class);
        this.entries = json.readerFor(EntryJson.class);
    }

    @Override
    public Flux<RewardedRun> of(UserId owner, String mission, LocalDate since) {
        return of(db, owner, mission, since)
                .map(row -> new RewardedRun(
                        runs.<RunJson>readValue(requireNonNull(row.get("run", String.class)))
                                .toRun(),
                        payment(row.get("payment", String.class))))
                .all();
    }

    /** Periods come first in the key of runs, so these are two short ranges of it. */
    static GenericExecuteSpec of(DatabaseClient db, UserId owner, String mission, LocalDate since) {
        return db.sql("""
                        SELECT CAST(%s AS text) AS run,
                               (SELECT CAST(to_jsonb(e) AS text)
                                  FROM gamification.entry e
                                 WHERE e.user_id = r.user_id
                                   AND e.no = r.claimed_no) AS payment
                          FROM gamification.mission_run r
                         WHERE r.user_id = :owner
                           AND r.mission = :mission
                           AND (r.period = '1970-01-01' OR r.period >= :since)
                         ORDER BY r.period
                        """.formatted(RunJson.SQL))
                .bind("owner", owner.value())
                .bind("mission", mission)
                .bind("since", since);
    }

    private @Nullable Entry payment(@Nullable String text) {
        return text == null ? null : entries.<EntryJson>readValue(text).toEntry();
    }
}
