package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.BoardDatabase.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two nodes write at once whatever can be written: awards, wishes, rows of days that lapse and periods that close. */
class ManyWritersTests {

    private static final Instant NOW = Instant.parse("2026-11-29T23:59:00Z");
    private static final int MEMBERS = 60;
    private static final int WRITES = 1_500;

    @Test
    void countWhatThereIsAndNeverWaitInACircle() {
        try (var boards = new BoardDatabase(MEMBERS)) {
            var nodes = new DatabaseClient[] {boards.node(), boards.node()};
            Flux.range(0, WRITES)
                    .flatMap(n -> write(nodes[n % 2], new Random(n)), 16)
                    .blockLast(LIMIT);

            assertThat(boards.wrongCounts()).isZero();
            assertThat(
                            boards.texts(
                                    "SELECT sum(score)::text FROM gamification.standing WHERE board IN (1, 2, 3) GROUP BY board"))
                    .hasSize(3)
                    .containsOnly(Long.toString(LongStream.range(0, WRITES)
                            .map(n -> earned(new Random(n)))
                            .sum()));
        }
    }

    private static Mono<Void> write(DatabaseClient node, Random random) {
        var boards = new PostgresBoards(node);
        return switch (random.nextInt(10)) {
            case 0 ->
                ListRow.write(
                        node,
                        random.longs(3, 1, MEMBERS + 1)
                                .distinct()
                                .mapToObj(id -> new ListRow(id, id % 2 == 0 || random.nextBoolean()))
                                .toList());
            case 1 -> boards.settle(NOW.plusSeconds(random.nextInt(60)), 7).then();
            case 2 ->
                boards.close(NOW.plusSeconds(random.nextInt(1_000_000)), NOW.plusSeconds(2_000_000))
                        .then();
            default -> award(node, random);
        };
    }

    private static long earned(Random random) {
        return random.nextInt(10) < 3
                ? 0
                : points(random).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Long, Long> points(Random random) {
        var points = new TreeMap<Long, Long>();
        for (var n = 1 + random.nextInt(8); n > 0; n--) {
            points.put(1 + random.nextLong(MEMBERS), random.nextLong(200));
        }
        return points;
    }

    /** As an award does it: the accounts first, in order. */
    private static Mono<Void> award(DatabaseClient node, Random random) {
        var points = points(random);
        return node.sql("""
                        WITH held AS MATERIALIZED (
                            SELECT user_id FROM gamification.account WHERE user_id = ANY (:members)
                             ORDER BY user_id FOR NO KEY UPDATE
                        ), all_of_them AS MATERIALIZED (SELECT count(*) FROM held)
                        SELECT gamification.rank(:members, :points, :streaks, :untils, :at) FROM all_of_them
                        """)
                .bind("members", points.keySet().toArray(Long[]::new))
                .bind("points", points.values().toArray(Long[]::new))
                .bind(
                        "streaks",
                        points.keySet().stream().map(_ -> random.nextInt(9)).toArray(Integer[]::new))
                .bind(
                        "untils",
                        points.keySet().stream()
                                .map(_ -> NOW.plusSeconds(random.nextInt(60)))
                                .toArray(Instant[]::new))
                .bind("at", NOW.plusSeconds(random.nextInt(1_000_000)))
                .then();
    }
}
