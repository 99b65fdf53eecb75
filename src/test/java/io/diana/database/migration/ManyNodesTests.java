package io.diana.database.migration;

import static io.diana.database.migration.Nodes.BOUNDS;
import static io.diana.database.migration.Nodes.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.diana.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that start together, and those that wait for one that dies. */
class ManyNodesTests {

    private static final int NODES = 6;
    private static final MigrationProperties IMPATIENT =
            new MigrationProperties(Duration.ofSeconds(1), PATIENCE, PATIENCE);

    @TempDir
    Path files;

    private final ExecutorService threads = Executors.newFixedThreadPool(NODES);
    private TestDatabase database;
    private Nodes nodes;

    @BeforeEach
    void writeMigrations() throws Exception {
        database = TestDatabase.fresh();
        nodes = Nodes.on(database, files)
                .write("one/V1__table.sql", "CREATE TABLE a AS SELECT generate_series(1, 9) AS id;")
                .write("one/V2__index_without_a_lock.sql", "CREATE INDEX CONCURRENTLY a_by_id ON a (id);")
                .write("two/V1__rows.sql", "CREATE TABLE b (id int); INSERT INTO b VALUES (1);");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
        threads.shutdownNow();
    }

    @Test
    void migrateOnceWhenTheyStartTogether() {
        startTogether();

        assertThat(nodes.history("one")).containsExactly("1", "2");
        assertThat(nodes.history("two")).containsExactly("1");
        assertThat(nodes.sql().queryForList("SELECT id FROM two.b", Integer.class))
                .containsExactly(1);
    }

    @Test
    void findNothingToDoTogether() {
        nodes.start(BOUNDS);

        startTogether();

        assertThat(nodes.history("one")).containsExactly("1", "2");
    }

    @Test
    void giveUpWaitingForOneThatNeverEnds() throws Exception {
        try (var _ = MigrationTurn.await(nodes.database(), PATIENCE)) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> nodes.start(IMPATIENT))
                    .withMessageMatching("Another node has been migrating the database for longer than 1\\.0 s: "
                            + "process \\d+ from [0-9a-f.:]+\\.")
                    .satisfies(failure -> assertThat(failure.action()).contains("turn-timeout"));
        }

        nodes.start(BOUNDS);
    }

    @Test
    void waitForEverWhenTheyAreTold() throws Exception {
        var forEver = new MigrationProperties(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        CompletableFuture<Void> waiting;
        try (var _ = MigrationTurn.await(nodes.database(), PATIENCE)) {
            waiting = CompletableFuture.runAsync(() -> nodes.start(forEver), threads);
            await(() -> nodes.sessionsAt("pg_sleep") == 1);
        }

        assertThat(waiting).succeedsWithin(PATIENCE);
    }

    @Test
    void takeOverWhenOneIsKilledWhileItMigrates() throws Exception {
        var gate = "LOCK TABLE public.gate";
        nodes.sql().execute("CREATE TABLE public.gate ()");
        nodes.write("two/V2__more.sql", "CREATE TABLE c (); %s; INSERT INTO b VALUES (2);".formatted(gate));
        try (var holder = nodes.database().getConnection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(gate);
            var first = nodes.startProcess();
            await(() -> nodes.sessionsAt(gate) == 2); // the holder's own and the one that waits for it
            assertThat(nodes.takesPartInATurn(gate)).isTrue();
            var second = start();
            await(() -> nodes.sessionsAt("pg_sleep") == 1);

            first.destroyForcibly().waitFor();
            await(() -> nodes.sessionsAt("pg_sleep") == 0 && nodes.sessionsAt(gate) == 2);
            holder.rollback();

            assertThat(second).succeedsWithin(PATIENCE);
        }
        assertThat(nodes.history("two")).containsExactly("1", "2");
        assertThat(nodes.sql().queryForList("SELECT id FROM two.b ORDER BY id", Integer.class))
                .containsExactly(1, 2);
    }

    @Test
    void doNotTakeOverBeforeTheLastSessionOfTheDeadHasEnded() throws Exception {
        var turn = MigrationTurn.await(nodes.database(), PATIENCE);
        try (var committing = nodes.database().getConnection();
                var statement = committing.createStatement()) {
            statement.execute(MigrationTurn.JOIN);
            turn.connection().abort(Runnable::run);

            assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> nodes.start(IMPATIENT));
        }

        nodes.start(BOUNDS);
    }

    private void startTogether() {
        var started = IntStream.range(0, NODES).mapToObj(_ -> start()).toArray(CompletableFuture[]::new);
        assertThat(CompletableFuture.allOf(started)).succeedsWithin(PATIENCE);
    }

    private CompletableFuture<Void> start() {
        return CompletableFuture.runAsync(() -> nodes.start(BOUNDS), threads);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }
}
