package io.diana.gamification;

import io.diana.DianaApplication;
import io.diana.testing.OwnServer;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Measures awards over HTTP on a PostgreSQL of its own with 1,000,000 members, with Diana, the database and the load on the
 * same machine, and prints a Markdown table: single awards of members at random, and batches of 1,000 rows, of 1,000 members
 * and of 100 who did ten things each.
 */
final class AwardBenchmark {

    private static final int MEMBERS = 1_000_000;
    private static final int ROWS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final HttpClient client;
    private final JdbcTemplate jdbc;
    private final AtomicLong keys = new AtomicLong();

    private AwardBenchmark(int port, JdbcTemplate jdbc) {
        var connections = ConnectionProvider.builder("load")
                .maxConnections(100)
                .pendingAcquireMaxCount(-1)
                .build();
        this.client = HttpClient.create(connections)
                .baseUrl("http://127.0.0.1:" + port)
                .headers(it -> it.set("Content-Type", "application/json"));
        this.jdbc = jdbc;
    }

    /** Takes for how many seconds each load is kept up; 20 when not told. */
    static void main(String[] args) {
        var seconds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
        try (var server = OwnServer.start(
                        "shared_buffers=1GB", "max_connections=100", "max_wal_size=8GB", "track_functions=none");
                var database = server.database();
                var diana = new SpringApplicationBuilder(DianaApplication.class)
                        .run("--spring.r2dbc.url=" + database.url(), "--server.port=0", "--management.server.port=0")) {
            var jdbc = new JdbcTemplate(database.dataSource());
            fill(jdbc);
            var port = Objects.requireNonNull(diana.getEnvironment().getProperty("local.server.port"));
            new AwardBenchmark(Integer.parseInt(port), jdbc).run(seconds);
        }
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("""
                INSERT INTO users.member (id, first_name, language_code, time_zone, created_at, updated_at)
                SELECT n, 'Ada', 'es', 'UTC', now(), now() FROM generate_series(1, ?) n
                """, MEMBERS);
        jdbc.update("""
                INSERT INTO gamification.account (user_id, time_zone, opened_at, balance, lifetime, entries, last_entry_at)
                SELECT n, 'UTC', now() - interval '1 day', 10, 10, 1, now() - interval '1 day' FROM generate_series(1, ?) n
                """, MEMBERS);
        jdbc.update("""
                INSERT INTO gamification.entry (user_id, no, kind, amount, balance_after, lifetime_after, source, occurred_at)
                SELECT n, 1, 'bonus', 10, 10, 10, 'welcome', now() - interval '1 day' FROM generate_series(1, ?) n
                """, MEMBERS);
        for (var first = 1; first <= MEMBERS; first += 50_000) {
            jdbc.queryForList("""
                    SELECT gamification.rank(array_agg(n), array_agg(10::bigint), array_agg(NULL::integer),
                                             array_agg(NULL::timestamptz), now())
                      FROM generate_series(CAST(? AS bigint), CAST(? AS bigint)) n
                    """, first, first + 49_999);
        }
        jdbc.execute("VACUUM ANALYZE");
    }

    private void run(int seconds) {
        System.out.println(
                "| load | calls/s | rows/s | p50 ms | p99 ms | p99.9 ms | Diana and load, CPU µs a row | database, CPU µs a row | transactions a row |\n|---|---|---|---|---|---|---|---|---|");
        measure("warm-up, single, 100 at once", seconds * 2, 100, 1, this::single);
        for (var round = 0; round < 2; round++) {
            measure("single, 1 at once", seconds, 1, 1, this::single);
            measure("single, 32 at once", seconds, 32, 1, this::single);
            measure("single, 100 at once", seconds, 100, 1, this::single);
            measure("batch, 1,000 members, 2 at once", seconds, 2, ROWS, () -> batch(MEMBERS));
            measure("batch, 100 members, 2 at once", seconds, 2, ROWS, () -> batch(100));
        }
    }

    private void measure(String load, int seconds, int atOnce, int rows, Supplier<Mono<Long>> call) {
        var ends = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var cpu = cpu();
        var database = databaseCpu();
        var transactions = transactions();
        var took = Flux.generate(sink -> {
                    if (System.nanoTime() < ends) {
                        sink.next(1);
                    } else {
                        sink.complete();
                    }
                })
                .flatMap(_ -> Mono.defer(call), atOnce)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow()
                .stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.1f | %.1f | %.1f | %d | %d | %.2f |%n",
                load,
                took.length / seconds,
                took.length * (long) rows / seconds,
                took[took.length / 2] / 1e6,
                took[took.length * 99 / 100] / 1e6,
                took[(int) (took.length * 999L / 1_000)] / 1e6,
                (cpu() - cpu) / 1_000 / took.length / rows,
                (databaseCpu() - database) / 1_000 / took.length / rows,
                (transactions() - transactions) / (double) took.length / rows);
    }

    private Mono<Long> single() {
        var id = ThreadLocalRandom.current().nextInt(1, MEMBERS + 1);
        return post("/api/v1/users/" + id + "/actions", "{\"type\":\"message_sent\"}", 201);
    }

    /** No member does so much in a row that a limit is reached: batches of a few members are of other ones each. */
    private Mono<Long> batch(int members) {
        var first = ThreadLocalRandom.current().nextInt(1, MEMBERS + 1);
        var body = IntStream.range(0, ROWS)
                .mapToObj(i -> "{\"userId\":%d,\"type\":\"%s\",\"idempotencyKey\":\"%d\"}"
                        .formatted(
                                members == MEMBERS
                                        ? ThreadLocalRandom.current().nextInt(1, MEMBERS + 1)
                                        : (first + i % members) % MEMBERS + 1,
                                i % 2 == 0 ? "message_sent" : "reaction",
                                keys.incrementAndGet()))
                .collect(Collectors.joining(",", "{\"actions\":[", "]}"));
        return post("/api/v1/actions/batch", body, 200);
    }

    private Mono<Long> post(String path, String body, int expected) {
        var began = System.nanoTime();
        return client.post()
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))))
                .responseSingle((answer, content) -> answer.status().code() == expected
                        ? content.thenReturn(System.nanoTime() - began)
                        : content.asString()
                                .defaultIfEmpty("")
                                .flatMap(text -> Mono.error(new IllegalStateException(answer.status() + text))));
    }

    private long transactions() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()", Long.class));
    }

    /** Of all processes of the server. */
    private long databaseCpu() {
        var backend = Objects.requireNonNull(jdbc.queryForObject("SELECT pg_backend_pid()", Long.class));
        var server = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        return server.children()
                .flatMap(it -> it.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }

    /** Of this process: Diana and the load, without the database. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
