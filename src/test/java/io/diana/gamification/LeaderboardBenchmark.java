package io.diana.gamification;

import io.diana.DianaApplication;
import io.diana.testing.OwnServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Measures leaderboards of a million members over HTTP on a PostgreSQL of its own, with Diana, the database and the load on
 * the same machine, and what it costs to keep them, and prints Markdown tables. Low scores are more frequent than high ones;
 * every twentieth member hides.
 */
final class LeaderboardBenchmark {

    private static final int USERS = 1_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final HttpClient client;

    private LeaderboardBenchmark(int port) {
        var connections = ConnectionProvider.builder("load")
                .maxConnections(32)
                .pendingAcquireMaxCount(-1)
                .build();
        this.client = HttpClient.create(connections).baseUrl("http://127.0.0.1:" + port + "/api/v1");
    }

    /** Takes for how many seconds each load is kept up; 20 when not told. */
    static void main(String[] args) throws SQLException {
        var seconds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
        try (var server = OwnServer.start("shared_buffers=256MB", "max_connections=100");
                var database = server.database();
                var diana = new SpringApplicationBuilder(DianaApplication.class)
                        .run("--spring.r2dbc.url=" + database.url(), "--server.port=0", "--management.server.port=0")) {
            var jdbc = new JdbcTemplate(database.dataSource());
            fill(jdbc);
            var port = Objects.requireNonNull(diana.getEnvironment().getProperty("local.server.port"));
            new LeaderboardBenchmark(Integer.parseInt(port)).read(seconds);
            try (var connection = database.dataSource().getConnection()) {
                write(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            }
        }
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("""
                INSERT INTO users.member (id, first_name, language_code, time_zone, created_at, updated_at)
                SELECT n, 'Ada', 'es', 'UTC', now(), now() FROM generate_series(1, ?) n
                """, USERS);
        jdbc.update("INSERT INTO users.preferences (user_id, updated_at) SELECT id, now() FROM users.member");
        jdbc.update("""
                INSERT INTO gamification.account (user_id, time_zone, opened_at, listed)
                SELECT n, 'UTC', now(), n % 20 <> 0 FROM generate_series(1, ?) n
                """, USERS);
        jdbc.execute("SELECT gamification.open_periods(now())");
        jdbc.update("""
                INSERT INTO gamification.standing (board, period, user_id, score, listed, until)
                SELECT b.board, b.period, a.user_id, (power(random(), 3) * b.most)::bigint + 1, a.listed,
                       CASE b.board WHEN 4 THEN now() + interval '1 day' + random() * interval '1 day' END
                  FROM gamification.account a,
                       (SELECT board, period, CASE board WHEN 2 THEN 5000 ELSE 20000 END AS most
                          FROM gamification.board_period
                         UNION ALL VALUES (1, date '1970-01-01', 200000), (4, date '1970-01-01', 200)) b
                """);
        jdbc.execute("SELECT gamification.recount(board::smallint, period) FROM (SELECT DISTINCT board, period"
                + " FROM gamification.standing) p");
        jdbc.execute("VACUUM ANALYZE");
    }

    private void read(int seconds) {
        System.out.println("| load, 32 at once | requests/s | p50 ms | p99 ms |\n|---|---|---|---|");
        atOnce("warm-up", seconds * 2, () -> "/users/%d/ranks".formatted(anybody()));
        for (var round = 0; round < 3; round++) {
            atOnce("own rank on every board", seconds, () -> "/users/%d/ranks".formatted(anybody()));
            atOnce("top 100", seconds, () -> "/leaderboards/all-time?limit=100");
            atOnce("20 around me", seconds, () -> "/leaderboards/weekly?limit=20&around=" + anybody());
        }
    }

    private static int anybody() {
        return ThreadLocalRandom.current().nextInt(1, USERS + 1);
    }

    private void atOnce(String load, int seconds, Supplier<String> uri) {
        var ends = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var took = Flux.generate(sink -> {
                    if (System.nanoTime() < ends) {
                        sink.next(1);
                    } else {
                        sink.complete();
                    }
                })
                .flatMap(_ -> Mono.defer(() -> get(uri.get(), System.nanoTime())), 32)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        var nanos = took.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f |%n",
                load,
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    private Mono<Long> get(String uri, long sent) {
        return client.get()
                .uri(uri)
                .responseSingle((answer, body) -> answer.status().code() == 200
                        ? body.thenReturn(System.nanoTime() - sent)
                        : Mono.error(new IllegalStateException(answer.status().toString())));
    }

    /** On one connection, on three boards each, without anything else that an award does. */
    private static void write(JdbcTemplate jdbc) {
        System.out.println("\n| members in a call | µs for each member, median call | p99 call, ms |\n|---|---|---|");
        for (var members : new int[] {1, 10, 100, 1_000}) {
            rank(jdbc, members, 20_000 / members);
            var nanos = rank(jdbc, members, 20_000 / members);
            Arrays.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.0f | %.1f |%n",
                    members,
                    nanos[nanos.length / 2] / 1e3 / members,
                    nanos[nanos.length * 99 / 100] / 1e6);
        }
    }

    private static long[] rank(JdbcTemplate jdbc, int members, int calls) {
        var nanos = new long[calls];
        for (var call = 0; call < calls; call++) {
            var began = System.nanoTime();
            jdbc.query("""
                    SELECT gamification.rank(array_agg(id), array_agg(5 + id % 150), array_agg(NULL::integer),
                                             array_agg(NULL::timestamptz), now())
                      FROM (SELECT DISTINCT 1 + floor(random() * ?)::bigint AS id FROM generate_series(1, ?)) m
                    """, _ -> {}, USERS, members);
            nanos[call] = System.nanoTime() - began;
        }
        return nanos;
    }
}
