package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Mono;

/** A million publications that wait: what is looked for is found by index, and those who can go on do. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BacklogTests {

    private static final int WAITING = 1_000_000;

    private static TestDatabase database;
    private static Node node;
    private static Heard heard;
    private static JdbcTemplate jdbc;

    /** The statements run, and their plans are kept, before there is anything. */
    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        heard = Heard.in(database.dataSource());
        jdbc = heard.jdbc();
        node = Node.on(database.url(), "diana.outbox.poll=1h");
        Audience.MISHAPS.put("test.many:stuck", _ -> Mono.error(new IllegalStateException("on purpose")));
        node.publish("warm", 1, 30);
        heard.awaitAll("test.many", "warm", 30);
        heard.awaitQuiet();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    /** What the server does by itself with a table that is empty most of the time. */
    @Test
    @Order(0)
    void isNotFloodedWhenAllPlansWereMadeForAnEmptyTable() {
        jdbc.execute("VACUUM ANALYZE outbox.publication");
        for (var round = 1; round <= 12; round++) {
            node.publish("small", round, round);
            heard.awaitAll("test.many", "small", round);
            heard.awaitQuiet();
        }
        wait(20_000, "'flood-' || n % 1000");

        Awaitility.await().atMost(Node.LIMIT).until(() -> {
            node.publish("nudge", 1, 1);
            return heard.count("SELECT count(*) FROM heard WHERE listener = 'test.many'") > 20_000;
        });
    }

    @Test
    @Order(1)
    void doesNotKeepOthersWaitingBehindALongRowOfOneThing() {
        node.publish("stuck", 1, 1);
        Awaitility.await().atMost(Node.LIMIT).until(() -> heard.count("SELECT count(*) FROM outbox.publication") > 0);
        wait(200_000, "'stuck'");

        node.publish("free", 1, 20);

        heard.awaitAll("test.many", "free", 20);
        assertThat(heard.of("test.many", "stuck")).isEmpty();
    }

    @Test
    @Order(2)
    void isLookedThroughByIndexAlone() {
        wait(WAITING, "'thing-' || n % 50000");
        var before = scans();
        var live = live();
        var already = heard.count("SELECT count(*) FROM heard");
        Awaitility.await().atMost(Node.LIMIT.multipliedBy(2)).until(() -> {
            node.publish("nudge", 1, 1);
            return heard.count("SELECT count(*) FROM heard") > already + 20_000;
        });

        node.db().sql("SELECT pg_stat_force_next_flush()").fetch().one().block(Node.LIMIT);
        assertThat(scans()).isEqualTo(before);
        assertThat(live() - live).isLessThan(100_000_000L);
    }

    /** What is on the heap and still needed. */
    private static long live() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<Object> scans() {
        return jdbc.query("""
                SELECT relname, seq_scan FROM pg_stat_user_tables
                 WHERE schemaname = 'outbox' AND relname ~ '^(publication|event|completion)' AND seq_tup_read > 100000
                 ORDER BY relname
                """, (row, _) -> row.getString(1) + " " + row.getLong(2)).stream()
                .map(Object.class::cast)
                .toList();
    }

    /** Straight into the tables, without statistics. */
    private static void wait(int count, String aggregate) {
        jdbc.update("""
                WITH said AS (
                    INSERT INTO outbox.event (type, version, aggregate, occurred_at, data)
                    SELECT ?, 1, %1$s, now(),
                           jsonb_build_object('thing', jsonb_build_object('name', %1$s), 'number', n)
                      FROM generate_series(1, ?) n
                    RETURNING *
                )
                INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate)
                SELECT position, l.id, transaction, published_at, type, aggregate
                  FROM said, outbox.listener l WHERE l.name = 'test.many'
                """.formatted(aggregate), Spoken.class.getName(), count);
    }
}
