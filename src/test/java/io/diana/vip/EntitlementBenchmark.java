package io.diana.vip;

import io.diana.DianaApplication;
import io.diana.testing.OwnServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Measures the check of an entitlement over HTTP on a PostgreSQL of its own, with Diana, the database and the load on the
 * same machine, and prints a Markdown table. Of a million users every fifth is a member with one to four grants; four in
 * five checks are of members. A latency begins when the request was due, whether it could be sent then or not.
 */
final class EntitlementBenchmark {

    private static final int USERS = 1_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final HttpClient client;

    private EntitlementBenchmark(int port) {
        var connections = ConnectionProvider.builder("load")
                .maxConnections(100)
                .pendingAcquireMaxCount(-1)
                .build();
        this.client = HttpClient.create(connections).baseUrl("http://127.0.0.1:" + port);
    }

    /** Takes for how many seconds each load is kept up; 20 when not told. */
    static void main(String[] args) {
        var seconds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
        try (var server = OwnServer.start("shared_buffers=256MB", "max_connections=100");
                var database = server.database();
                var diana = new SpringApplicationBuilder(DianaApplication.class)
                        .run("--spring.r2dbc.url=" + database.url(), "--server.port=0", "--management.server.port=0")) {
            fill(new JdbcTemplate(database.dataSource()));
            var port = Objects.requireNonNull(diana.getEnvironment().getProperty("local.server.port"));
            new EntitlementBenchmark(Integer.parseInt(port)).run(seconds);
        }
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("""
                INSERT INTO users.member (id, first_name, language_code, time_zone, created_at, updated_at)
                SELECT n, 'Ada', 'es', 'UTC', now(), now() FROM generate_series(1, ?) n
                """, USERS);
        jdbc.update("""
                INSERT INTO vip.member (user_id, settled_to)
                SELECT n, now() FROM generate_series(5, ?, 5) n
                """, USERS);
        jdbc.update("""
                INSERT INTO vip."grant" (id, user_id, plan, plan_version, term, entitlements, source, given_at, given_by, reason)
                SELECT uuidv7(), n, 'yearly', 1, 'P1Y', '{"points.multiplier": 1.5, "story.vip": true}', 'PAYMENT',
                       now() - g * interval '1 day', 'key:1', 'Paid'
                  FROM generate_series(5, ?, 5) n, generate_series(1, 1 + n % 4) g
                """, USERS);
        jdbc.execute("VACUUM ANALYZE");
    }

    private void run(int seconds) {
        System.out.println("| load | requests/s | p50 ms | p99 ms | p99.9 ms | CPU µs |\n|---|---|---|---|---|---|");
        atOnce("warm-up, 32 at once", seconds * 2);
        for (var round = 0; round < 3; round++) {
            atOnce("32 at once", seconds);
            atRate("1,000/s", 1_000, seconds);
        }
    }

    private void atOnce(String load, int seconds) {
        var ends = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var cpu = cpu();
        var took = Flux.generate(sink -> {
                    if (System.nanoTime() < ends) {
                        sink.next(1);
                    } else {
                        sink.complete();
                    }
                })
                .flatMap(_ -> Mono.defer(() -> check(System.nanoTime())), 32)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        report(load, took.stream().mapToLong(Long::longValue).toArray(), seconds, cpu() - cpu);
    }

    private void atRate(String load, int perSecond, int seconds) {
        var began = System.nanoTime();
        var cpu = cpu();
        var gap = Duration.ofSeconds(1).toNanos() / perSecond;
        var took = Flux.interval(Duration.ofNanos(gap))
                .onBackpressureBuffer()
                .take((long) perSecond * seconds)
                .flatMap(tick -> check(began + (tick + 1) * gap), 1_000)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        report(load, took.stream().mapToLong(Long::longValue).toArray(), seconds, cpu() - cpu);
    }

    private Mono<Long> check(long due) {
        var number = ThreadLocalRandom.current().nextInt(1, USERS / 5);
        var id = number * 5 - (number % 5 == 0 ? 1 : 0);
        return client.get()
                .uri("/api/v1/users/" + id + "/entitlements/story.vip")
                .responseSingle((answer, body) -> answer.status().code() == (id % 5 == 0 ? 200 : 404)
                        ? body.thenReturn(System.nanoTime() - due)
                        : Mono.error(new IllegalStateException(answer.status().toString())));
    }

    private static void report(String load, long[] nanos, int seconds, long cpu) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %d |%n",
                load,
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[(int) (nanos.length * 999L / 1_000)] / 1e6,
                cpu / 1_000 / nanos.length);
    }

    /** Of this process: Diana and the load, without the database. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
