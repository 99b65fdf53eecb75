package io.diana.outbox;

import io.diana.outbox.Measured.Subject;
import io.diana.testing.OwnServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Measures the registry from commit to commit on a PostgreSQL of its own, with fsync on, on the same machine, and prints a
 * Markdown table. Latencies are what the server noted of the commits of publisher and listener; the second node is a
 * process of its own. See {@code architecture-docs/benchmarks/event-registry.md}.
 */
final class RegistryBenchmark {

    private static final int SUBJECTS = 1_000;
    private static final int TOGETHER = 100;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final OwnServer server;
    private final int scale;

    private RegistryBenchmark(OwnServer server, int scale) {
        this.server = server;
        this.scale = scale;
    }

    /** Takes how many thousand events a throughput is measured with; 40 when not told. */
    static void main(String[] args) {
        try (var server = OwnServer.start(
                "fsync=on",
                "synchronous_commit=on",
                "track_commit_timestamp=on",
                "max_connections=100",
                "shared_buffers=256MB",
                "max_wal_size=2GB")) {
            new RegistryBenchmark(server, args.length == 0 ? 40 : Integer.parseInt(args[0])).run();
        }
    }

    private void run() {
        System.out.println(
                "| listeners | nodes | load | events/s | deliveries/s | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|");
        measure("one, single events", Measured.One.class, 1, true);
        measure("one, single events", Measured.One.class, 2, false);
        measure("five, single events", Measured.Five.class, 1, false);
        measure("one, batches of 200", Measured.Batch.class, 1, false);
        measure("one, batches of 200", Measured.Batch.class, 2, false);
        backlog("one, batches of 200", 1);
        backlog("one, batches of 200", 2);
    }

    private void measure(String name, Class<?> listeners, int nodes, boolean cold) {
        try (var database = server.database();
                var node = Node.on(database.url(), List.of(listeners), "diana.outbox.poll=1s");
                var _ = Second.of(nodes, database.url(), listeners)) {
            var jdbc = new JdbcTemplate(database.dataSource());
            for (var seconds = cold ? 30 : 10; seconds > 0; seconds -= 10) {
                steady(node, 500, 10);
                flood(node, 10_000);
                drain(jdbc);
            }
            jdbc.execute("TRUNCATE outbox.completion");
            jdbc.execute("VACUUM ANALYZE");
            var steady = steady(node, 500, 15);
            drain(jdbc);
            report(jdbc, name, nodes, "500 events/s, one per transaction", steady);
            jdbc.execute("TRUNCATE outbox.completion");
            var began = System.nanoTime();
            flood(node, scale * 1_000);
            drain(jdbc);
            report(jdbc, name, nodes, "as fast as it goes, 100 per transaction", rate(scale * 1_000, began));
        }
    }

    /** A million open ones, over which what is delivered in twenty seconds is counted. */
    private void backlog(String name, int nodes) {
        try (var database = server.database()) {
            var jdbc = new JdbcTemplate(database.dataSource());
            try (var node = Node.on(database.url(), List.of(Measured.Batch.class), "diana.outbox.poll=1s")) {
                flood(node, 2_000);
                drain(jdbc);
            }
            jdbc.update("""
                    WITH said AS (
                        INSERT INTO outbox.event (type, version, aggregate, occurred_at, data)
                        SELECT ?, 1, n % 50000, now(),
                               jsonb_build_object('subject', jsonb_build_object('number', n % 50000), 'number', n)
                          FROM generate_series(1, 1000000) n
                        RETURNING *
                    )
                    INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate)
                    SELECT position, l.id, transaction, published_at, type, aggregate FROM said, outbox.listener l
                     WHERE l.name = 'measured.batch'
                    """, Measured.class.getName());
            try (var _ = Node.on(database.url(), List.of(Measured.Batch.class));
                    var _ = Second.of(nodes, database.url(), Measured.Batch.class)) {
                pause(5);
                var before = done(jdbc);
                pause(20);
                var rate = (done(jdbc) - before) / 20.0;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | 1,000,000 waiting | %.0f | %.0f | – | – |%n",
                        name,
                        nodes,
                        rate,
                        rate);
            }
        }
    }

    private static long done(JdbcTemplate jdbc) {
        var done = jdbc.queryForObject("SELECT count(*) FROM outbox.completion", Long.class);
        return done == null ? 0 : done;
    }

    private static double steady(Node node, int perSecond, int seconds) {
        var count = perSecond * seconds;
        var began = System.nanoTime();
        Flux.interval(Duration.ofMillis(10))
                .onBackpressureBuffer()
                .take(seconds * 100L)
                .concatMapIterable(tick -> LongStream.range(0, perSecond / 100)
                        .map(n -> tick * (perSecond / 100) + n)
                        .boxed()
                        .toList())
                .flatMap(number -> publish(node, number, 1), 8)
                .blockLast(LIMIT);
        return rate(count, began);
    }

    private static void flood(Node node, int count) {
        Flux.range(0, count / TOGETHER)
                .flatMap(part -> publish(node, (long) part * TOGETHER, TOGETHER), 4)
                .blockLast(LIMIT);
    }

    private static Mono<Void> publish(Node node, long from, int count) {
        var events = LongStream.range(from, from + count)
                .mapToObj(number -> new Measured(new Subject((int) (number % SUBJECTS)), number))
                .toList();
        return node.transactions().transactional(node.outbox().publish(events));
    }

    private static double rate(int count, long began) {
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private static void drain(JdbcTemplate jdbc) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Boolean.TRUE.equals(
                        jdbc.queryForObject("SELECT NOT EXISTS (SELECT FROM outbox.publication)", Boolean.class)));
    }

    private static void pause(int seconds) {
        Mono.delay(Duration.ofSeconds(seconds)).block();
    }

    private static void report(JdbcTemplate jdbc, String name, int nodes, String load, double rate) {
        jdbc.query("""
                WITH took AS (
                    SELECT 1000 * extract(epoch FROM pg_xact_commit_timestamp(c.xmin)
                           - pg_xact_commit_timestamp(c.transaction::text::xid)) AS ms
                      FROM outbox.completion c
                )
                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms), percentile_cont(0.99) WITHIN GROUP (ORDER BY ms),
                       (SELECT count(DISTINCT listener) FROM outbox.completion)
                  FROM took
                """, row -> {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %.0f | %.0f | %.1f | %.1f |%n",
                    name,
                    nodes,
                    load,
                    rate,
                    rate * row.getInt(3),
                    row.getDouble(1),
                    row.getDouble(2));
        });
    }
}
