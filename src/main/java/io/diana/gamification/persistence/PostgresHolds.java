package io.diana.gamification.persistence;

import static java.util.Objects.requireNonNull;

import io.diana.gamification.application.Holds;
import io.diana.gamification.domain.Explanation;
import io.diana.gamification.domain.Flag;
import io.diana.gamification.domain.Hold;
import io.diana.gamification.domain.Hold.Decision;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresHolds implements Holds {

    /** What {@link #read} needs. */
    static final String COLUMNS = """
            h.user_id, h.no, h.type, h.points, h.flag, h.held_at, h.decided_no, h.decided_at, h.decided_by, h.released,
                   CAST(n.context AS text) AS context""";

    private final DatabaseClient db;
    private final ObjectReader explanations;

    PostgresHolds(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.explanations = json.readerFor(Explanation.class);
    }

    @Override
    public Mono<Held> find(UserId owner, long no) {
        return db.sql("""
                        SELECT %s, CAST(e.explanation AS text) AS explanation
                          FROM gamification.hold h
                          JOIN gamification.entry e USING (user_id, no)
                          LEFT JOIN gamification.entry_note n USING (user_id, no)
                         WHERE h.user_id = :owner
                           AND h.no = :no
                        """.formatted(COLUMNS))
                .bind("owner", owner.value())
                .bind("no", no)
                .map(row -> new Held(read(row), explanation(row.get("explanation", String.class))))
                .one();
    }

    private @Nullable Explanation explanation(@Nullable String text) {
        return text == null ? null : explanations.readValue(text);
    }

    @Override
    public Flux<Hold> undecided(Collection<UserId> owners) {
        return owners.isEmpty()
                ? Flux.empty()
                : db.sql("""
                        SELECT %s
                          FROM gamification.hold h
                          LEFT JOIN gamification.entry_note n USING (user_id, no)
                         WHERE h.user_id = ANY (:owners)
                           AND h.decided_at IS NULL
                         ORDER BY h.user_id, h.no
                        """.formatted(COLUMNS))
                        .bind("owners", owners.stream().map(UserId::value).toArray(Long[]::new))
                        .map(PostgresHolds::read)
                        .all();
    }

    static Hold read(Readable row) {
        return new Hold(
                new UserId(get(row, "user_id", Long.class)),
                get(row, "no", Long.class),
                get(row, "type", String.class),
                get(row, "points", Long.class),
                flag(get(row, "flag", String.class)),
                row.get("context", String.class),
                get(row, "held_at", Instant.class),
                decision(row));
    }

    private static @Nullable Decision decision(Readable row) {
        var at = row.get("decided_at", Instant.class);
        return at == null
                ? null
                : new Decision(
                        get(row, "released", Boolean.class),
                        get(row, "decided_no", Long.class),
                        get(row, "decided_by", String.class),
                        at);
    }

    private static Flag flag(String word) {
        return Arrays.stream(Flag.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    static <T> T get(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
