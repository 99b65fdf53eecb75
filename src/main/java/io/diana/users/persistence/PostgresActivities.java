package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.UserId;
import io.diana.users.application.Activities;
import io.diana.users.domain.Presence;
import io.diana.users.domain.Touches;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class PostgresActivities implements Activities {

    /** Rows are locked in the order of their ids; a member without a row is erased, and nothing comes back. */
    private static final String SQL = """
            WITH given AS (
                SELECT * FROM unnest(:ids, :instants) AS g (id, at)
            ), held AS MATERIALIZED (
                SELECT a.user_id, a.last_active_at, g.at
                  FROM users.activity a JOIN given g ON g.id = a.user_id
                 ORDER BY a.user_id
                   FOR NO KEY UPDATE OF a
            ), written AS (
                UPDATE users.activity a
                   SET last_active_at = h.at,
                       active_days = a.active_days | CASE
                           WHEN d.day BETWEEN 0 AND 62 THEN 1::bigint << d.day ELSE 0 END
                  FROM held h
                  JOIN users.member m ON m.id = h.user_id
                 CROSS JOIN LATERAL (SELECT (h.at AT TIME ZONE 'UTC')::date
                                          - (m.created_at AT TIME ZONE 'UTC')::date AS day) d
                 WHERE a.user_id = h.user_id
                   AND h.last_active_at < h.at
                   AND h.last_active_at <= :before
                RETURNING a.user_id
            )
            SELECT h.user_id, h.at
              FROM held h
             WHERE h.last_active_at < h.at
               AND NOT EXISTS (SELECT FROM written w WHERE w.user_id = h.user_id)
            """;

    private final DatabaseClient db;

    PostgresActivities(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Presence> write(List<Presence> presences, Instant now) {
        var sorted = presences.stream()
                .sorted(Comparator.comparing(Presence::userId))
                .toList();
        return db.sql(SQL)
                .bind("ids", sorted.stream().map(it -> it.userId().value()).toArray(Long[]::new))
                .bind("instants", sorted.stream().map(Presence::at).toArray(Instant[]::new))
                .bind("before", now.minus(Touches.PAUSE))
                .map(row -> new Presence(new UserId(get(row, "user_id", Long.class)), get(row, "at", Instant.class)))
                .all();
    }
}
