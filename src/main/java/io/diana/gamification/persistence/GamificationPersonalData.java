package io.diana.gamification.persistence;

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

/** What the gamification module keeps about a person. */
@Component
class GamificationPersonalData implements PersonalData {

    private static final TypeReference<Map<String, @Nullable Object>> TABLES = new TypeReference<>() {};

    /** More than that the ledger's own list tells, page by page; the account says how many there are. */
    private static final int ENTRIES = 10_000;

    private static final List<Holding> HOLDINGS = List.of(
            new Holding(
                    "gamification.account",
                    "time zone, streak, habits and membership as the points account knew them",
                    "the bare id with its points and the dates on which its account was opened and closed, so that none is"
                            + " opened again and the ledger adds up"),
            new Holding(
                    "gamification.entry",
                    null,
                    "the ledger under the bare id: points, when and by whom, never changed"),
            new Holding("gamification.entry_note", "the words about entries, and what was said of held actions", null),
            new Holding("gamification.tally", "how often and when actions were done", null),
            new Holding(
                    "gamification.hold", null, "points that were held under the bare id, and what was decided on them"),
            new Holding(
                    "gamification.redemption",
                    null,
                    "rewards under the bare id: what was bought, paid and given back, and when, since the ledger says"
                            + " so too"),
            new Holding("gamification.unlock", "achievements", null),
            new Holding("gamification.mission_run", "progress of missions", null),
            new Holding("gamification.mission_done", "which missions were completed", null),
            new Holding(
                    "gamification.standing",
                    null,
                    "scores under the bare id that nobody is shown, so that the ranks of others stay right"));

    private static final String EVERYTHING = """
            SELECT jsonb_build_object(
                       'account', to_jsonb(a) - '{user_id,streak_next,streak_spare}'::text[] || jsonb_build_object(
                           'streak_next_until', a.streak_next, 'streak_spare_until', a.streak_spare),
                       'entries', (SELECT coalesce(jsonb_agg(to_jsonb(e) - '{user_id,request}'::text[]
                                                             ORDER BY e.no DESC), '[]')
                                     FROM (SELECT e.*, n.reason AS note, n.context
                                             FROM gamification.entry e
                                             LEFT JOIN gamification.entry_note n USING (user_id, no)
                                            WHERE e.user_id = a.user_id
                                            ORDER BY e.no DESC
                                            LIMIT :entries) e),
                       'actions', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                                              'type', t.type, 'total', t.total,
                                              'times', ARRAY(SELECT to_char(to_timestamp(m / 1000000.0)
                                                                                AT TIME ZONE 'UTC',
                                                                            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                                                               FROM unnest(t.times) AS m)) ORDER BY t.type), '[]')
                                     FROM gamification.tally t WHERE t.user_id = a.user_id),
                       'holds', (SELECT coalesce(jsonb_agg(to_jsonb(h) - 'user_id' ORDER BY h.no), '[]')
                                   FROM gamification.hold h WHERE h.user_id = a.user_id),
                       'redemptions', (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'user_id' ORDER BY r.no), '[]')
                                         FROM gamification.redemption r WHERE r.user_id = a.user_id),
                       'achievements', (SELECT coalesce(jsonb_agg(to_jsonb(u) - 'user_id'
                                                                  ORDER BY u.at, u.achievement, u.step), '[]')
                                          FROM gamification.unlock u WHERE u.user_id = a.user_id),
                       'missions', (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'user_id'
                                                              ORDER BY r.period, r.mission), '[]')
                                      FROM gamification.mission_run r WHERE r.user_id = a.user_id),
                       'missions_completed', (SELECT coalesce(jsonb_agg(to_jsonb(d) - 'user_id'
                                                                        ORDER BY d.mission), '[]')
                                                FROM gamification.mission_done d WHERE d.user_id = a.user_id),
                       'standings', (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'user_id'
                                                               ORDER BY s.board, s.period), '[]')
                                       FROM gamification.standing s
                                      WHERE s.user_id = a.user_id AND s.board BETWEEN 1 AND 4))::text AS data
              FROM gamification.account a
             WHERE a.user_id = :id
            """;

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

    /** One statement, so that the parts are of one moment. */
    @Override
    public Mono<Map<String, @Nullable Object>> about(UserId user) {
        return db.sql(EVERYTHING)
                .bind("id", user.value())
                .bind("entries", ENTRIES)
                .map(row -> json.readValue(Objects.requireNonNull(row.get("data", String.class)), TABLES))
                .one()
                .map(GamificationPersonalData::asWritten);
    }

    private static Map<String, @Nullable Object> asWritten(Map<String, @Nullable Object> parts) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        PersonalRow.of(parts).forEach((part, rows) -> written.put(part, part(rows)));
        return written;
    }

    private static @Nullable Object part(@Nullable Object rows) {
        return switch (rows) {
            case List<?> list ->
                list.stream().map(GamificationPersonalData::part).toList();
            case Map<?, ?> row -> PersonalRow.of(named(row));
            case null, default -> rows;
        };
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> row) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    @Override
    public List<Holding> holdings() {
        return HOLDINGS;
    }
}
