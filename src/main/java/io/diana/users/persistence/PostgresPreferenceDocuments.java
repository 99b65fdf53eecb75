package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.UserId;
import io.diana.users.application.PreferenceDocuments;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.PreferencesUpdate.Changed;
import io.diana.users.domain.PreferencesUpdate.RefusedAsTooLarge;
import io.diana.users.domain.PreferencesUpdate.Unchanged;
import io.diana.users.domain.StoredPreferences;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Preferences as JSONB. The rows are locked in the order of their ids before the new documents are computed from them,
 * all in one statement: of many merges at once none is lost, and two batches cannot wait for each other.
 */
@Repository
class PostgresPreferenceDocuments implements PreferenceDocuments {

    static final String SHOWN = "coalesce((document #>> '{privacy,showInLeaderboards}')::boolean, true) AS shown";

    private static final String CHANGE = """
            WITH given AS (
                SELECT (r ->> 'id')::bigint AS id, r -> 'patch' AS patch
                  FROM jsonb_array_elements(CAST(:rows AS jsonb)) r
            ), held AS MATERIALIZED (
                SELECT p.user_id, p.version, p.document AS before, %1$s AS after
                  FROM users.preferences p JOIN given g ON g.id = p.user_id
                 ORDER BY p.user_id
                   FOR NO KEY UPDATE OF p
            ), judged AS MATERIALIZED (
                SELECT h.*, users.preferences_fit(after) AS fits, after <> before AS differs FROM held h
            ), written AS (
                UPDATE users.preferences p
                   SET document = j.after, version = j.version + 1, updated_at = :now
                  FROM judged j
                 WHERE p.user_id = j.user_id AND j.fits AND j.differs
                RETURNING p.user_id
            )
            SELECT j.user_id, j.fits, d.document::text AS document, %2$s,
                   CASE WHEN w.user_id IS NULL THEN j.version ELSE j.version + 1 END AS version,
                   CASE WHEN w.user_id IS NOT NULL THEN ARRAY(
                       SELECT key
                         FROM jsonb_each(j.before) b FULL JOIN jsonb_each(j.after) a USING (key)
                        WHERE b.value IS DISTINCT FROM a.value) END AS changed
              FROM judged j
              LEFT JOIN written w USING (user_id)
             CROSS JOIN LATERAL (SELECT CASE WHEN j.fits THEN j.after ELSE j.before END AS document) d
            """;

    private static final String MERGE = CHANGE.formatted("users.merge_patch(p.document, g.patch)", SHOWN);
    private static final String REPLACE = CHANGE.formatted("g.patch", SHOWN);

    private final DatabaseClient db;

    PostgresPreferenceDocuments(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<StoredPreferences> find(UserId id) {
        return select(id, "");
    }

    @Override
    public Mono<StoredPreferences> lock(UserId id) {
        return select(id, "FOR NO KEY UPDATE");
    }

    @Override
    public Mono<Map<UserId, PreferencesUpdate>> merge(List<PreferencesPatch> patches, Instant now) {
        return change(MERGE, patches, now);
    }

    @Override
    public Mono<PreferencesUpdate> replace(PreferencesPatch document, Instant now) {
        return change(REPLACE, List.of(document), now).mapNotNull(done -> done.get(document.userId()));
    }

    private Mono<StoredPreferences> select(UserId id, String lock) {
        return db.sql(
                        "SELECT user_id, document::text AS document, version, %s FROM users.preferences WHERE user_id = :id %s"
                                .formatted(SHOWN, lock))
                .bind("id", id.value())
                .map(PostgresPreferenceDocuments::toPreferences)
                .one();
    }

    private Mono<Map<UserId, PreferencesUpdate>> change(String sql, List<PreferencesPatch> patches, Instant now) {
        return db.sql(sql)
                .bind(
                        "rows",
                        patches.stream()
                                .map(PostgresPreferenceDocuments::toRow)
                                .collect(Collectors.joining(",", "[", "]")))
                .bind("now", now)
                .map(row -> Map.entry(new UserId(get(row, "user_id", Long.class)), toUpdate(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The patch is JSON already; there is no need to read and write it once more. */
    private static String toRow(PreferencesPatch patch) {
        return "{\"id\":%d,\"patch\":%s}".formatted(patch.userId().value(), patch.json());
    }

    private static PreferencesUpdate toUpdate(Readable row) {
        if (!get(row, "fits", Boolean.class)) {
            return new RefusedAsTooLarge(new UserId(get(row, "user_id", Long.class)));
        }
        var changed = row.get("changed", String[].class);
        return changed == null ? new Unchanged(toPreferences(row)) : new Changed(toPreferences(row), Set.of(changed));
    }

    private static StoredPreferences toPreferences(Readable row) {
        return new StoredPreferences(
                new UserId(get(row, "user_id", Long.class)),
                get(row, "document", String.class),
                get(row, "version", Long.class),
                get(row, "shown", Boolean.class));
    }
}
