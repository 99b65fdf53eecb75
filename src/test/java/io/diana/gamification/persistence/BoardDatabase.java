package io.diana.gamification.persistence;

import io.diana.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The tables of gamification alone, with members 1 … n. */
final class BoardDatabase implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);

    final TestDatabase database = TestDatabase.fresh();
    final DatabaseClient db = node();

    BoardDatabase(int members) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration/gamification")
                .defaultSchema("gamification")
                .load()
                .migrate();
        execute("""
                INSERT INTO gamification.account (user_id, time_zone, opened_at)
                SELECT id, 'UTC', '2020-01-01Z' FROM generate_series(1, %d) id
                """.formatted(members));
    }

    /** Connections as a node has them. */
    DatabaseClient node() {
        return DatabaseClient.create(
                new ConnectionPool(ConnectionPoolConfiguration.builder(database.connectionFactory())
                        .maxSize(8)
                        .build()));
    }

    static Mono<Void> earning(DatabaseClient node, Map<Long, Long> points, Instant at) {
        return ranking(node, List.copyOf(points.keySet()), List.copyOf(points.values()), at);
    }

    private static Mono<Void> ranking(DatabaseClient node, List<Long> members, List<Long> points, Instant at) {
        return node.sql("SELECT gamification.rank(:members, :points, :streaks, :untils, :at)")
                .bind("members", members.toArray(Long[]::new))
                .bind("points", points.toArray(Long[]::new))
                .bind("streaks", new Integer[members.size()])
                .bind("untils", new Instant[members.size()])
                .bind("at", at)
                .then();
    }

    void earn(long member, long points, Instant at) {
        earning(db, Map.of(member, points), at).block(LIMIT);
    }

    void streak(long member, int days, @Nullable Instant until) {
        db.sql("SELECT gamification.rank(:members, :points, :streaks, :untils, :at)")
                .bind("members", new Long[] {member})
                .bind("points", new Long[] {0L})
                .bind("streaks", new Integer[] {days})
                .bind("untils", new Instant[] {until})
                .bind("at", Instant.parse("2026-11-24T12:00:00Z"))
                .then()
                .block(LIMIT);
    }

    void execute(String sql) {
        db.sql(sql).then().block(LIMIT);
    }

    List<String> texts(String sql) {
        return Objects.requireNonNullElse(
                db.sql(sql).mapValue(String.class).all().collectList().block(LIMIT), Collections.emptyList());
    }

    long wrongCounts() {
        return new RankCheck(db).violations().blockOptional(LIMIT).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
