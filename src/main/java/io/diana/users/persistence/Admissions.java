package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;
import static java.util.Objects.requireNonNull;

import io.diana.users.UserId;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Admission.Recognized;
import io.diana.users.domain.Admission.Refreshed;
import io.diana.users.domain.Admission.RefusedAsErased;
import io.diana.users.domain.Admission.Registered;
import io.diana.users.domain.Past;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.Registration;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statement that lets members in, the same for one and for a thousand.
 *
 * <p>The rows come as one JSON array, because only JSON tells a field that was left out from one that is null. New ids
 * are inserted; whoever inserts the same id a moment later waits for us, inserts nothing and finds nothing to refresh
 * in its snapshot, so its row is missing from the answer. Known members are locked in the order of their ids, so that
 * two batches cannot wait for each other, and only when their profile really changes.
 */
@Component
class Admissions {

    private static final String SQL = """
            WITH given AS (
                SELECT (r ->> 'id')::bigint AS id, r
                  FROM jsonb_array_elements(CAST(:rows AS jsonb)) r
            ), fresh AS (
                INSERT INTO users.member AS m
                       (id, first_name, last_name, username, language_code, time_zone, created_at, updated_at,
                        status, suspension_reason, suspended_by, suspended_at, suspended_until)
                SELECT id, r ->> 'firstName', r ->> 'lastName', r ->> 'username',
                       coalesce(r ->> 'languageCode', :languageCode), coalesce(r ->> 'timeZone', :timeZone),
                       coalesce((r ->> 'createdAt')::timestamptz, :now), :now,
                       CASE WHEN s ->> 'reason' IS NOT NULL THEN 'SUSPENDED' ELSE 'ACTIVE' END, s ->> 'reason', s ->> 'by',
                       (s ->> 'at')::timestamptz, (s ->> 'until')::timestamptz
                  FROM given CROSS JOIN LATERAL (SELECT r -> 'suspension') AS p (s)
                 ORDER BY id
                    ON CONFLICT (id) DO NOTHING
                RETURNING %1$s
            ), fresh_preferences AS (
                INSERT INTO users.preferences (user_id, updated_at) SELECT id, :now FROM fresh
            ), fresh_activity AS (
                INSERT INTO users.activity (user_id, last_active_at, active_days)
                SELECT id, coalesce(at, '-infinity'), CASE WHEN day BETWEEN 0 AND 62 THEN 1::bigint << day ELSE 0 END
                  FROM fresh JOIN given USING (id)
                 CROSS JOIN LATERAL (SELECT (r ->> 'lastActiveAt')::timestamptz) AS a (at)
                 CROSS JOIN LATERAL (SELECT (at AT TIME ZONE 'UTC')::date
                                          - (created_at AT TIME ZONE 'UTC')::date) AS d (day)
            ), stale AS MATERIALIZED (
                SELECT m.id, g.r
                  FROM users.member m JOIN given g USING (id)
                 WHERE m.status <> 'ERASED'
                   AND (m.first_name <> g.r ->> 'firstName'
                        OR jsonb_exists(g.r, 'lastName') AND m.last_name IS DISTINCT FROM g.r ->> 'lastName'
                        OR jsonb_exists(g.r, 'username') AND m.username IS DISTINCT FROM g.r ->> 'username'
                        OR m.language_code <> g.r ->> 'languageCode'
                        OR m.time_zone <> g.r ->> 'timeZone')
                 ORDER BY m.id
                   FOR NO KEY UPDATE OF m
            ), refreshed AS (
                UPDATE users.member m
                   SET first_name = s.r ->> 'firstName',
                       last_name = CASE WHEN jsonb_exists(s.r, 'lastName') THEN s.r ->> 'lastName' ELSE m.last_name END,
                       username = CASE WHEN jsonb_exists(s.r, 'username') THEN s.r ->> 'username' ELSE m.username END,
                       language_code = coalesce(s.r ->> 'languageCode', m.language_code),
                       time_zone = coalesce(s.r ->> 'timeZone', m.time_zone),
                       version = m.version + 1,
                       updated_at = :now
                  FROM stale s
                 WHERE m.id = s.id
                RETURNING %1$s, array_remove(ARRAY[
                    CASE WHEN old.first_name <> new.first_name THEN 'firstName' END,
                    CASE WHEN old.last_name IS DISTINCT FROM new.last_name THEN 'lastName' END,
                    CASE WHEN old.username IS DISTINCT FROM new.username THEN 'username' END,
                    CASE WHEN old.language_code <> new.language_code THEN 'languageCode' END,
                    CASE WHEN old.time_zone <> new.time_zone THEN 'timeZone' END], NULL) AS changed
            ), admitted AS (
                SELECT 'REGISTERED' AS outcome, NULL::text[] AS changed, %1$s FROM fresh m
                 UNION ALL
                SELECT 'REFRESHED', m.changed, %1$s FROM refreshed m
                 UNION ALL
                SELECT CASE m.status WHEN 'ERASED' THEN 'ERASED' ELSE 'RECOGNIZED' END, NULL, %1$s
                  FROM users.member m JOIN given USING (id)
                 WHERE NOT EXISTS (SELECT FROM refreshed r WHERE r.id = m.id)
            )
            SELECT m.outcome, m.changed, %2$s
              FROM admitted m LEFT JOIN users.activity a ON a.user_id = m.id
            """.formatted(MemberRow.MEMBER, MemberRow.COLUMNS);

    private final DatabaseClient db;
    private final JsonMapper json;

    Admissions(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Map<UserId, Admission>> admit(List<Registration> registrations, Instant now) {
        return db.sql(SQL)
                .bind(
                        "rows",
                        json.writeValueAsString(
                                registrations.stream().map(Admissions::toRow).toList()))
                .bind("languageCode", requireNonNull(ProfileField.LANGUAGE_CODE.fallback()))
                .bind("timeZone", requireNonNull(ProfileField.TIME_ZONE.fallback()))
                .bind("now", now)
                .map(Admissions::toAdmission)
                .all()
                .collectMap(Admissions::id);
    }

    private static Map<String, @Nullable Object> toRow(Registration registration) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", registration.id().value());
        registration.profile().values().forEach((field, value) -> row.put(field.json(), value));
        addPast(row, registration.past());
        return row;
    }

    private static void addPast(Map<String, @Nullable Object> row, Past past) {
        if (!past.equals(Past.NONE)) {
            row.put("createdAt", past.createdAt());
            row.put("lastActiveAt", past.lastActiveAt());
            row.put("suspension", past.suspension());
        }
    }

    private static Admission toAdmission(Readable row) {
        return switch (get(row, "outcome", String.class)) {
            case "REGISTERED" -> new Registered(MemberRow.toUser(row));
            case "REFRESHED" -> new Refreshed(MemberRow.toUser(row), Set.of(get(row, "changed", String[].class)));
            case "RECOGNIZED" -> new Recognized(MemberRow.toUser(row));
            default -> new RefusedAsErased(new UserId(get(row, "id", Long.class)));
        };
    }

    private static UserId id(Admission admission) {
        return switch (admission) {
            case Registered(var user) -> user.id();
            case Refreshed(var user, var _) -> user.id();
            case Recognized(var user) -> user.id();
            case RefusedAsErased(var id) -> id;
        };
    }
}
