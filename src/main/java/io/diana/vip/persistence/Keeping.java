package io.diana.vip.persistence;

import io.diana.vip.domain.Change;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The statement that writes what becomes of members, whether of one or of hundreds. */
@Component
class Keeping {

    private static final String SQL = """
            WITH changes AS MATERIALIZED (
                SELECT CAST(:changes AS jsonb) AS c
            ), held AS MATERIALIZED (
                SELECT h.*
                  FROM changes,
                       jsonb_to_recordset(c -> 'holdings')
                           AS h (user_id bigint, plan text, since timestamptz, until timestamptz)
            ), settled AS (
                UPDATE vip.member m
                   SET settled_to = n.settled_to, next_due = n.next_due, erased_at = n.erased_at, failures = 0
                  FROM changes,
                       jsonb_to_recordset(c -> 'members')
                           AS n (user_id bigint, settled_to timestamptz, next_due timestamptz, erased_at timestamptz)
                 WHERE m.user_id = n.user_id
                RETURNING m.user_id
            ), ended AS (
                DELETE FROM vip.holding h
                 USING settled s
                 WHERE h.user_id = s.user_id
                   AND (h.user_id, h.plan) NOT IN (SELECT user_id, plan FROM held)
            ), goes_on AS (
                INSERT INTO vip.holding AS h (user_id, plan, since, until)
                SELECT user_id, plan, since, until FROM held
                    ON CONFLICT (user_id, plan) DO UPDATE SET since = excluded.since, until = excluded.until
                 WHERE (h.since, h.until) IS DISTINCT FROM (excluded.since, excluded.until)
            ), given AS (
                INSERT INTO vip."grant" (id, user_id, plan, plan_version, term, entitlements, source, given_at, given_by,
                                         given_by_user_id, reason, reference)
                SELECT g.*
                  FROM changes,
                       jsonb_to_recordset(c -> 'grants')
                           AS g (id uuid, user_id bigint, plan text, plan_version integer, term text, entitlements jsonb,
                                 source text, given_at timestamptz, given_by text, given_by_user_id bigint, reason text,
                                 reference text)
            ), revoked AS (
                UPDATE vip."grant" g
                   SET revoked_at = r.revoked_at, revoked_by = r.revoked_by, revoked_by_user_id = r.revoked_by_user_id,
                       revoked_reason = r.revoked_reason
                  FROM changes,
                       jsonb_to_recordset(c -> 'revocations')
                           AS r (id uuid, revoked_at timestamptz, revoked_by text, revoked_by_user_id bigint,
                                 revoked_reason text)
                 WHERE g.id = r.id
            )
            INSERT INTO vip.history (user_id, at, held, holds, reason, plan, actor, grant_id)
            SELECT e.*
              FROM changes,
                   ROWS FROM (jsonb_to_recordset(c -> 'history')
                           AS (user_id bigint, at timestamptz, held text, holds text, reason text, plan text, actor text,
                               grant_id uuid)) AS e
            """;

    private final DatabaseClient db;
    private final ObjectWriter json;

    Keeping(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.writerFor(ChangeJson.class);
    }

    Mono<Void> keep(List<Change> changes) {
        return db.sql(SQL)
                .bind("changes", json.writeValueAsString(ChangeJson.of(changes)))
                .then();
    }
}
