package io.diana.outbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flood behind a calm: statistics and plans are those of a time when there was next to nothing, and 200,000 publications are
 * waiting. Nothing that is done with one of them goes through all of them.
 */
@ParameterizedClass
@EnumSource
class FloodPlanTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String HIT = "Shared Hit Blocks";
    private static final String LISTENER = "test.follower";
    private static final String CLAIM =
            "SELECT * FROM outbox.claim('%s', ARRAY['x.Flood'], false, true, %%d, 1000, %%d, %%d)".formatted(LISTENER);
    private static final String COMPLETE =
            "SELECT * FROM outbox.complete('%s', ARRAY['a%%1$d', 'a%%2$d'], ARRAY[%%1$d, %%2$d])".formatted(LISTENER);

    private final Calm calm;
    private Connection connection;

    FloodPlanTests(Calm calm) {
        this.calm = calm;
    }

    @BeforeAll
    static void setUp() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/outbox")
                .schemas("outbox")
                .load()
                .migrate();
        try (var own = DATABASE.dataSource().getConnection()) {
            execute(own, "ALTER TABLE outbox.publication SET (autovacuum_enabled = off)");
            execute(own, "INSERT INTO outbox.listener (name, follows) VALUES ('%s', false)".formatted(LISTENER));
        }
    }

    @AfterAll
    static void tearDown() {
        DATABASE.close();
    }

    @BeforeEach
    void plan() throws SQLException {
        connection = DATABASE.dataSource().getConnection();
        execute(connection, "TRUNCATE outbox.publication, outbox.event");
        execute(connection, calm.sql);
        execute(connection, "ANALYZE outbox.publication, outbox.event");
        connection.setAutoCommit(false);
        execute(connection, "SET plan_cache_mode = force_generic_plan");
        execute(connection, CLAIM.formatted(0, 1, 1));
        execute(connection, COMPLETE.formatted(-1, -2));
        prepare("hold", Failing.HOLD, Map.of("name", "text", "aggregate", "text", "follows", "boolean"));
        prepare(
                "fail",
                Failing.SQL,
                Map.of(
                        "name", "text",
                        "aggregate", "text",
                        "follows", "boolean",
                        "position", "bigint",
                        "attempts", "integer",
                        "dead", "boolean",
                        "rest", "double precision",
                        "error", "text"));
        prepare(
                "park",
                Parking.SQL,
                Map.of("name", "text", "follows", "boolean", "after", "bigint", "window", "integer"));
        execute(connection, insert(2, 200_000));
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void claimsOne() throws SQLException {
        assertThat(pages(CLAIM.formatted(0, 1, 1))).isLessThan(200);
    }

    @Test
    void claimsABatch() throws SQLException {
        assertThat(pages(CLAIM.formatted(0, 500, 500))).isLessThan(20_000);
    }

    @Test
    void claimsFromFarBehind() throws SQLException {
        assertThat(pages(CLAIM.formatted(150_000, 1, 1))).isLessThan(200);
    }

    @Test
    void completes() throws SQLException {
        execute(connection, "UPDATE outbox.publication SET attempts = 1 WHERE position = 1000");

        assertThat(pages(COMPLETE.formatted(1_000, 190_000))).isLessThan(200);
    }

    @Test
    void notesAFailure() throws SQLException {
        assertThat(pages("EXECUTE hold('%s', 'a1000', false)".formatted(LISTENER)))
                .isLessThan(100);
        assertThat(pages("EXECUTE fail('%s', 'a1000', false, 1000, 0, false, 1, 'on purpose')".formatted(LISTENER)))
                .isLessThan(200);
    }

    @Test
    void putsAside() throws SQLException {
        execute(connection, """
                UPDATE outbox.publication SET state = 'RETRYING', due_at = now() + interval '1 day', attempts = 1
                 WHERE position = 1000
                """);
        execute(connection, "UPDATE outbox.publication SET aggregate = 'a1000' WHERE position BETWEEN 1001 AND 1010");

        assertThat(pages("EXECUTE park('%s', false, 900, 1000)".formatted(LISTENER)))
                .isLessThan(20_000);
    }

    /** The parameters in the order of their names, which is that of the arguments above. */
    private void prepare(String name, String sql, Map<String, String> parameters) throws SQLException {
        var order = List.of(
                        "name",
                        "aggregate",
                        "follows",
                        "position",
                        "attempts",
                        "dead",
                        "rest",
                        "error",
                        "after",
                        "window")
                .stream()
                .filter(parameters::containsKey)
                .toList();
        var text = sql;
        for (var parameter : order) {
            text = text.replaceAll(":%s\\b".formatted(parameter), "\\$" + (order.indexOf(parameter) + 1));
        }
        var types = String.join(", ", order.stream().map(parameters::get).toList());
        execute(connection, "SET LOCAL enable_seqscan = off");
        execute(connection, "SET LOCAL enable_hashjoin = off");
        execute(connection, "SET LOCAL enable_mergejoin = off");
        execute(connection, "SET LOCAL enable_sort = off");
        execute(connection, "PREPARE %s (%s) AS %s".formatted(name, types, text));
        execute(connection, "EXPLAIN EXECUTE %s (%s)".formatted(name, "NULL" + ", NULL".repeat(order.size() - 1)));
    }

    /** How many pages of 8 KiB were looked at, each time anew; what a CTE writes is no part of the plan's own number. */
    private long pages(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)) {
            rows.next();
            var plan = new JsonMapper().readTree(rows.getString(1)).at("/0/Plan");
            return plan.findParents(HIT).stream()
                    .mapToLong(node -> node.get(HIT).longValue()
                            + node.get("Shared Read Blocks").longValue())
                    .max()
                    .orElseThrow();
        }
    }

    private static String insert(int first, int last) {
        return insert(first, last, "'a'");
    }

    private static String insert(int first, int last, String prefix) {
        return """
                WITH e AS (
                    INSERT INTO outbox.event (transaction, position, type, version, aggregate, occurred_at, data)
                    SELECT 1, n, 'x.Flood', 1, %s || n, now(), '{}' FROM generate_series(%d, %d) n
                    RETURNING *
                )
                INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate)
                SELECT e.position, l.id, e.transaction, e.published_at, e.type, e.aggregate
                  FROM e, outbox.listener l WHERE l.name = '%s'
                """.formatted(prefix, first, last, LISTENER);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * What there was when the plans were made. After a flood nothing is left but deep indexes, the deepest that by aggregates:
     * a plan for no row at all takes the one that is least deep. What has passed lies behind what comes, so nobody reads past it.
     */
    enum Calm {
        ONE_WAITS(insert(1, 1)),
        A_FLOOD_HAS_PASSED(insert(1_000_001, 1_050_000, "repeat('z', 190)") + "; DELETE FROM outbox.publication");

        private final String sql;

        Calm(String sql) {
            this.sql = sql;
        }
    }
}
