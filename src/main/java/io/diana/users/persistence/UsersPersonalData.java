package io.diana.users.persistence;

import io.diana.users.PersonalData;
import io.diana.users.PersonalRow;
import io.diana.users.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the users module itself keeps about a person. */
@Component
class UsersPersonalData implements PersonalData {

    private static final TypeReference<Map<String, @Nullable Map<String, @Nullable Object>>> TABLES =
            new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;

    UsersPersonalData(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public String section() {
        return "users";
    }

    /** One statement, so that the parts are of one moment; the search text only repeats the names. */
    @Override
    public Mono<Map<String, @Nullable Object>> about(UserId user) {
        return db.sql("""
                        SELECT jsonb_build_object(
                                   'profile', to_jsonb(m) - 'search',
                                   'preferences', to_jsonb(p) - 'user_id',
                                   'activity', to_jsonb(a) - 'user_id')::text AS data
                          FROM users.member m
                          LEFT JOIN users.preferences p ON p.user_id = m.id
                          LEFT JOIN users.activity a ON a.user_id = m.id
                         WHERE m.id = :id
                        """)
                .bind("id", user.value())
                .map(row -> json.readValue(MemberRow.get(row, "data", String.class), TABLES))
                .one()
                .map(UsersPersonalData::asWritten);
    }

    private static Map<String, @Nullable Object> asWritten(
            Map<String, @Nullable Map<String, @Nullable Object>> tables) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        tables.forEach((table, row) -> {
            if (row != null) {
                written.put(table, PersonalRow.of(row));
            }
        });
        return written;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                new Holding(
                        "users.member",
                        "profile, suspension and membership",
                        "the bare id with its registration date, so that the ledger and the audit stay whole and the id is"
                                + " not used again"),
                new Holding("users.preferences", "preferences", null),
                new Holding("users.activity", "activity", null),
                new Holding("users.erasure", null, "this certificate, as proof of the erasure"));
    }
}
