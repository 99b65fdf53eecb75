package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.DefinitionRow.get;

import io.diana.users.PersonalData;
import io.diana.users.PersonalRow;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
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
    private static final TypeReference<List<Map<String, @Nullable Object>>> OBJECTS = new TypeReference<>() {};

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
                        SELECT (to_jsonb(a) - 'user_id')::text AS account,
                               (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'user_id' ORDER BY r.no), '[]')
                                  FROM gamification.redemption r
                                 WHERE r.user_id = a.user_id)::text AS redemptions
                          FROM gamification.account a
                         WHERE a.user_id = :id
                        """).bind("id", user.value()).map(this::toData).one();
    }

    private Map<String, @Nullable Object> toData(Readable row) {
        Map<String, @Nullable Object> account = json.readValue(get(row, "account", String.class), OBJECT);
        List<Map<String, @Nullable Object>> redemptions =
                json.readValue(get(row, "redemptions", String.class), OBJECTS);
        return Map.of(
                "account",
                PersonalRow.of(account),
                "redemptions",
                redemptions.stream().map(PersonalRow::of).toList());
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                new Holding(
                        "gamification.account",
                        "time zone of the points account",
                        "the bare id with the dates on which its points account was opened and closed, so that none is opened"
                                + " again"),
                new Holding(
                        "gamification.redemption",
                        null,
                        "rewards under the bare id: what was bought, paid and given back, and when, since the ledger says"
                                + " so too"));
    }
}
