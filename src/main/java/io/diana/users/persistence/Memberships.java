package io.diana.users.persistence;

import io.diana.users.MembershipChanged;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The statement that writes what the VIP module says of members, locked in the order of their ids like in {@link Admissions}. */
@Component
class Memberships {

    private static final String SQL = """
            WITH given AS (
                SELECT id, active, CASE WHEN active THEN until END AS until, at
                  FROM unnest(:ids, :actives, :untils, :instants) AS g (id, active, until, at)
            ), held AS MATERIALIZED (
                SELECT m.id, g.active, g.until, g.at
                  FROM users.member m JOIN given g USING (id)
                 WHERE m.status <> 'ERASED'
                   AND (m.vip, m.vip_until) IS DISTINCT FROM (g.active, g.until)
                 ORDER BY m.id
                   FOR NO KEY UPDATE OF m
            )
            UPDATE users.member m
               SET vip = h.active, vip_until = h.until, version = m.version + 1, updated_at = h.at
              FROM held h
             WHERE m.id = h.id
            """;

    private final DatabaseClient db;

    Memberships(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> update(List<MembershipChanged> changes) {
        return db.sql(SQL)
                .bind("ids", changes.stream().map(it -> it.userId().value()).toArray(Long[]::new))
                .bind("actives", changes.stream().map(MembershipChanged::active).toArray(Boolean[]::new))
                .bind("untils", changes.stream().map(MembershipChanged::until).toArray(Instant[]::new))
                .bind("instants", changes.stream().map(MembershipChanged::at).toArray(Instant[]::new))
                .then();
    }
}
