package io.diana.gamification.persistence;

import io.diana.users.PersonalData;
import io.diana.users.PersonalRow;
import io.diana.users.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the gamification module keeps about a person. */
@Component
class GamificationPersonalData implements PersonalData {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;

    GamificationPersonalData(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public String section() {
        return "gamification";
    }

    @Override
    public Mono<Map<String, @Nullable Object>> about(UserId user) {
        return db.sql("""
                        SELECT (to_jsonb(a) - 'user_id')::text AS data
                          FROM gamification.account a
                         WHERE a.user_id = :id
                        """)
                .bind("id", user.value())
                .map(row -> json.readValue(Objects.requireNonNull(row.get("data", String.class)), OBJECT))
                .one()
                .map(account -> Map.of("account", PersonalRow.of(account)));
    }

    @Override
    public List<Holding> holdings() {
        return List.of(new Holding(
                "gamification.account",
                "time zone of the points account",
                "the bare id with the dates on which its points account was opened and closed, so that none is opened"
                        + " again"));
    }
}
