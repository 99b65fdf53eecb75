package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.DefinitionRow.get;

import io.diana.gamification.application.Recalculations;
import io.diana.gamification.domain.Recalculation;
import io.diana.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresRecalculations implements Recalculations {

    /** No transaction takes that long; numbers of transactions are others in a database that was restored. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    private final DatabaseClient db;

    PostgresRecalculations(DatabaseClient db) {
        this.db = db;
    }

    /** Of what is out of force nothing is due. */
    @Override
    public Mono<Long> begin(Instant now) {
        return db.sql("""
                        INSERT INTO gamification.recalculation AS r (kind, key, version, started_at, done_at)
                        SELECT d.kind, d.key, d.version, :now, CASE WHEN NOT d.active THEN :now END
                          FROM gamification.definition d
                          LEFT JOIN gamification.recalculation known USING (kind, key)
                         WHERE d.kind IN ('achievement', 'mission')
                           AND d.version IS DISTINCT FROM known.version
                         ORDER BY d.kind, d.key
                            ON CONFLICT (kind, key) DO UPDATE
                           SET version = excluded.version, position = 0, started_at = excluded.started_at,
                               done_at = excluded.done_at, begun_in = excluded.begun_in
                         WHERE r.version < excluded.version
                        """).bind("now", now).fetch().rowsUpdated();
    }

    @Override
    public Flux<Recalculation> lock(Instant now) {
        return db.sql("""
                        SELECT kind, key, version, position, started_at, done_at
                          FROM gamification.recalculation
                         WHERE done_at IS NULL
                           AND (begun_in < pg_snapshot_xmin(pg_current_snapshot()) OR started_at < :before)
                         ORDER BY kind, key
                           FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .bind("before", now.minus(LONGEST_TRANSACTION))
                .map(PostgresRecalculationQuery::toRecalculation)
                .all();
    }

    @Override
    public Flux<Member> behind(long position, int limit) {
        return behind(db, position, limit)
                .map(row ->
                        new Member(new UserId(get(row, "user_id", Long.class)), get(row, "concerned", Boolean.class)))
                .all();
    }

    /** All accounts, also those that are not concerned: so it is a bounded piece of work, whoever is among them. */
    static GenericExecuteSpec behind(DatabaseClient db, long position, int limit) {
        return db.sql("""
                        SELECT user_id, entries > 0 AND closed_at IS NULL AS concerned
                          FROM gamification.account
                         WHERE user_id > :position
                         ORDER BY user_id
                         LIMIT :limit
                        """).bind("position", position).bind("limit", limit);
    }

    @Override
    public Mono<Void> advance(List<Recalculation> locked, long position) {
        return on("""
                        UPDATE gamification.recalculation r
                           SET position = greatest(r.position, :position)
                          FROM unnest(:kinds, :keys) AS l (kind, key)
                         WHERE (r.kind, r.key) = (l.kind, l.key)
                        """, locked).bind("position", position).then();
    }

    /** Clocks of nodes differ: nothing ends before it began. */
    @Override
    public Mono<Void> finish(List<Recalculation> locked, Instant now) {
        return on("""
                        UPDATE gamification.recalculation r
                           SET done_at = greatest(r.started_at, :now)
                          FROM unnest(:kinds, :keys) AS l (kind, key)
                         WHERE (r.kind, r.key) = (l.kind, l.key)
                        """, locked).bind("now", now).then();
    }

    private GenericExecuteSpec on(String sql, List<Recalculation> locked) {
        return db.sql(sql)
                .bind("kinds", locked.stream().map(it -> it.kind().word()).toArray(String[]::new))
                .bind("keys", locked.stream().map(Recalculation::key).toArray(String[]::new));
    }
}
