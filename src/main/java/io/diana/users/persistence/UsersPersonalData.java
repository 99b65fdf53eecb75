package io.diana.users.persistence;

import io.diana.users.PersonalData;
import io.diana.users.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern WORD = Pattern.compile("_([a-z])");
    private static final String NEVER = "-infinity";

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
                written.put(table, asApi(row));
            }
        });
        return written;
    }

    /** The columns of a row, named and written as the API does; what a member keeps in a document is left as it is. */
    private static Map<String, @Nullable Object> asApi(Map<String, ? extends @Nullable Object> row) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((column, value) -> {
            var name = WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
            written.put(name, column.matches(".*_(at|until)") ? instant(value) : value);
        });
        return written;
    }

    /** As PostgreSQL writes one: with the offset of whatever zone the session is in. */
    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null || value.equals(NEVER)
                ? null
                : OffsetDateTime.parse(value.toString()).toInstant();
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
