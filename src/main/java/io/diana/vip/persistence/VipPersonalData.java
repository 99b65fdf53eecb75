package io.diana.vip.persistence;

import io.diana.users.PersonalData;
import io.diana.users.PersonalRow;
import io.diana.users.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the VIP module keeps about a person. */
@Component
class VipPersonalData implements PersonalData {

    private static final TypeReference<Map<String, List<Map<String, @Nullable Object>>>> TABLES =
            new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;

    VipPersonalData(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public String section() {
        return "vip";
    }

    /** One statement, so that the parts are of one moment. Who else gave a grant is named, but not as the member they are. */
    @Override
    public Mono<Map<String, @Nullable Object>> about(UserId user) {
        return db.sql("""
                        SELECT jsonb_build_object(
                                   'grants', (SELECT coalesce(jsonb_agg(
                                                         to_jsonb(g) - '{user_id,given_by_user_id,revoked_by_user_id}'::text[]
                                                         ORDER BY g.given_at, g.id), '[]')
                                                FROM vip."grant" g WHERE g.user_id = m.user_id),
                                   'holdings', (SELECT coalesce(jsonb_agg(to_jsonb(h) - 'user_id' ORDER BY h.plan), '[]')
                                                  FROM vip.holding h WHERE h.user_id = m.user_id),
                                   'history', (SELECT coalesce(jsonb_agg(to_jsonb(e) - '{id,user_id}'::text[]
                                                                         ORDER BY e.id), '[]')
                                                 FROM vip.history e WHERE e.user_id = m.user_id),
                                   'tokens', (SELECT coalesce(jsonb_agg(
                                                         jsonb_build_object('id', t.id, 'plan', t.plan,
                                                                            'redeemed_at', t.redeemed_at)
                                                         ORDER BY t.redeemed_at, t.id), '[]')
                                                FROM vip.token t WHERE t.redeemed_by_user_id = m.user_id))::text AS data
                          FROM vip.member m
                         WHERE m.user_id = :id
                        """)
                .bind("id", user.value())
                .map(row -> json.readValue(Objects.requireNonNull(row.get("data", String.class)), TABLES))
                .one()
                .map(VipPersonalData::asWritten);
    }

    private static Map<String, @Nullable Object> asWritten(Map<String, List<Map<String, @Nullable Object>>> tables) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        tables.forEach((table, rows) ->
                written.put(table, rows.stream().map(PersonalRow::of).toList()));
        return written;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                new Holding("vip.member", null, "the bare id, so that nothing is granted to it again"),
                new Holding(
                        "vip.grant",
                        "the words about grants and revocations",
                        "grants under the bare id: what was given, taken away and paid, when and by whom"),
                new Holding("vip.holding", "memberships", null),
                new Holding("vip.history", null, "the history of memberships under the bare id"),
                new Holding("vip.token", null, "which tokens were redeemed under the bare id, and when"),
                new Holding(
                        "vip.attempt",
                        null,
                        "attempts to redeem a token under the bare id, for ten minutes, so that nobody guesses"));
    }
}
