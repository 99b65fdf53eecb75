package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Nodes, speakers, failures and deaths by chance; then the history is held against the promises. The seed is part of every
 * failure, {@code -Ddiana.outbox.seed} repeats it, {@code -Ddiana.outbox.seconds} makes it longer.
 */
class HistoryTests {

    private static final List<String> LISTENERS = List.of("test.single", "test.follower", "test.many");
    private static final int THINGS = 12;
    private static final int NODES = 3;

    private final long seed = Long.getLong("diana.outbox.seed", System.nanoTime());
    private final Duration length = Duration.ofSeconds(Integer.getInteger("diana.outbox.seconds", 12));
    private final RandomGenerator chance =
            RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
    private final AtomicLong mishaps = new AtomicLong(seed);
    private final List<Node> nodes = new ArrayList<>();
    private final List<Disposable> talks = new ArrayList<>();
    private final Sinks.Empty<Void> calm = Sinks.empty();
    private long end;

    @Test
    void keepsEveryPromiseWhateverHappens() {
        try (var database = TestDatabase.fresh()) {
            nodes.add(Node.on(database.url()));
            var heard = Heard.in(database.dataSource());
            var speakers = Speakers.of(heard, "thing", THINGS);
            speakers.things()
                    .forEach(thing ->
                            LISTENERS.forEach(listener -> Audience.MISHAPS.put(listener + ":" + thing, this::mishap)));
            var enough = new AtomicBoolean();
            talk(speakers, nodes.getFirst(), enough);
            end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                happen(database, heard, speakers, enough);
            }
            enough.set(true);
            Audience.MISHAPS.clear();
            calm.tryEmitEmpty();
            if (nodes.isEmpty()) {
                nodes.add(Node.on(database.url()));
            }
            judge(heard, speakers);
        } finally {
            talks.forEach(Disposable::dispose);
            nodes.forEach(Node::close);
        }
    }

    /** One of a hundred fails, one of a thousand hangs until its time is up or all is calm; poison stays poison. */
    private Mono<Void> mishap(Spoken event) {
        if (event.number() % 97 == 50) {
            return Mono.error(new IllegalStateException("poison"));
        }
        var dice = Math.floorMod((mishaps.addAndGet(0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L) >>> 32, 1_000);
        if (dice == 0) {
            return calm.asMono();
        }
        return dice < 10 ? Mono.error(new IllegalStateException("by chance")) : Mono.empty();
    }

    private void happen(TestDatabase database, Heard heard, Speakers speakers, AtomicBoolean enough) {
        Awaitility.await()
                .pollDelay(Duration.ofMillis(chance.nextInt(100, 1_500)))
                .until(() -> true);
        switch (chance.nextInt(4)) {
            case 0 -> join(database, speakers, enough);
            case 1 -> leave().close();
            case 2 -> leave().crash();
            default -> heard.jdbc().queryForList("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid() AND random() < ?
                    """, chance.nextDouble());
        }
        if (nodes.isEmpty()) {
            start(database, speakers, enough);
        }
    }

    /** Who came any later would be there for the end only. */
    private void join(TestDatabase database, Speakers speakers, AtomicBoolean enough) {
        if (end - System.nanoTime() > length.toNanos() / 3) {
            start(database, speakers, enough);
        }
    }

    private void start(TestDatabase database, Speakers speakers, AtomicBoolean enough) {
        if (nodes.size() < NODES) {
            nodes.add(Node.on(database.url()));
            talk(speakers, nodes.getLast(), enough);
        }
    }

    private Node leave() {
        return nodes.remove(chance.nextInt(nodes.size()));
    }

    private void talk(Speakers speakers, Node node, AtomicBoolean enough) {
        talks.add(speakers.talk(node, 3, enough).onErrorComplete().subscribe());
    }

    /** What is dead now stays so; everything else has to be heard, once and in order. */
    private void judge(Heard heard, Speakers speakers) {
        var open = "SELECT count(*) FROM outbox.publication WHERE state IN ('PENDING', 'RETRYING')";
        Awaitility.await()
                .atMost(Node.LIMIT)
                .untilAsserted(() ->
                        assertThat(heard.count(open)).as("open, seed %d", seed).isZero());
        var numbers = numbersOf(heard, "SELECT listener, thing, number FROM heard ORDER BY nth");
        var dead = numbersOf(heard, """
                SELECT l.name, p.aggregate, (e.data ->> 'number')::bigint
                  FROM outbox.publication p JOIN outbox.listener l ON l.id = p.listener
                  JOIN outbox.event e USING (transaction, position)
                 WHERE p.state = 'DEAD'
                 ORDER BY position
                """);
        speakers.said().forEach((thing, last) -> {
            for (var listener : LISTENERS) {
                var both = listener + " of " + thing;
                assertThat(numbers.getOrDefault(both, List.of()))
                        .as("%s, seed %d", both, seed)
                        .containsExactlyElementsOf(due(listener, dead.getOrDefault(both, List.of()), last));
            }
        });
    }

    /** By listener and thing, all at once: asking for each of them takes longer than all that happens here. */
    private static Map<String, List<Long>> numbersOf(Heard heard, String sql) {
        var numbers = new HashMap<String, List<Long>>();
        heard.jdbc().query(sql, row -> {
            numbers.computeIfAbsent(row.getString(1) + " of " + row.getString(2), _ -> new ArrayList<>())
                    .add(row.getLong(3));
        });
        return numbers;
    }

    private static List<Long> due(String listener, List<Long> dead, long last) {
        var end = dead.isEmpty() || listener.equals("test.follower") ? last : dead.getFirst() - 1;
        return LongStream.rangeClosed(1, end)
                .filter(number -> !dead.contains(number))
                .boxed()
                .toList();
    }
}
