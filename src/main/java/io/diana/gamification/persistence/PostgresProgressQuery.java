package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.DefinitionRow.get;

import io.diana.gamification.application.ProgressQuery;
import io.diana.gamification.domain.Achievement.Tier;
import io.diana.gamification.domain.MissionRun;
import io.diana.gamification.domain.Unlock;
import io.diana.gamification.persistence.ProgressJson.RunJson;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresProgressQuery implements ProgressQuery {

    private final DatabaseClient db;
    private final ObjectReader runs;

    PostgresProgressQuery(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.runs = json.readerFor(RunJson.class);
    }

    @Override
    public Mono<List<Unlock>> unlocks(UserId owner) {
        return db.sql("""
                        SELECT achievement, step, tier, points, title, at
                          FROM gamification.unlock
                         WHERE user_id = :owner
                         ORDER BY achievement, step
                        """)
                .bind("owner", owner.value())
                .map(PostgresProgressQuery::toUnlock)
                .all()
                .collectList();
    }

    private static Unlock toUnlock(Readable row) {
        return new Unlock(
                get(row, "achievement", String.class),
                get(row, "step", Integer.class),
                Tier.valueOf(get(row, "tier", String.class)),
                get(row, "points", Long.class),
                row.get("title", String.class),
                get(row, "at", Instant.class));
    }

    @Override
    public Mono<List<MissionRun>> completed(UserId owner, LocalDate since, Instant ended) {
        return completed(db, owner, since, ended)
                .map(row ->
                        runs.<RunJson>readValue(get(row, "run", String.class)).toRun())
                .all()
                .collectList();
    }

    static GenericExecuteSpec completed(DatabaseClient db, UserId owner, LocalDate since, Instant ended) {
        return db.sql("""
                        SELECT CAST(%s AS text) AS run
                          FROM gamification.mission_run r
                         WHERE r.user_id = :owner
                           AND r.completed_at IS NOT NULL
                           AND (r.period = '1970-01-01'
                                OR r.period >= :since AND r.claimed_at IS NULL AND r.expires_at > :ended)
                        """.formatted(RunJson.SQL))
                .bind("owner", owner.value())
                .bind("since", since)
                .bind("ended", ended);
    }
}
