package io.diana.database.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Result.RowSegment;
import io.r2dbc.spi.Result.UpdateCount;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A watched connection does all that the driver's own does. */
class WatchedConnectionTests {

    private static final Duration BOUND = WireFixture.BOUND;
    private static final CallProperties CALLS = new CallProperties(
            Duration.ofSeconds(20), Duration.ofSeconds(4), Duration.ofSeconds(30), Duration.ofSeconds(30));

    private static TestDatabase database;
    private static WireWatch watch;
    private WatchedConnection connection;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
        watch = new WireWatch(CALLS.callTimeout());
        database.client()
                .sql("CREATE TABLE mark (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)")
                .then()
                .block(BOUND);
    }

    @AfterAll
    static void dropDatabase() {
        watch.close();
        database.close();
    }

    @BeforeEach
    void connect() {
        connection =
                (WatchedConnection) connections().create().blockOptional(BOUND).orElseThrow();
        run("TRUNCATE mark");
    }

    @AfterEach
    void disconnect() {
        await(connection.close());
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    void keepsWhatIsCommitted() {
        await(connection.beginTransaction());
        run("INSERT INTO mark (name) VALUES ('a')");
        await(connection.commitTransaction());

        assertThat(names()).containsExactly("a");
    }

    @Test
    void forgetsWhatIsRolledBack() {
        await(connection.beginTransaction());
        run("INSERT INTO mark (name) VALUES ('a')");
        await(connection.rollbackTransaction());

        assertThat(names()).isEmpty();
    }

    @Test
    void forgetsWhatComesAfterASavepoint() {
        await(connection.beginTransaction());
        run("INSERT INTO mark (name) VALUES ('a')");
        await(connection.createSavepoint("middle"));
        run("INSERT INTO mark (name) VALUES ('b')");
        await(connection.rollbackTransactionToSavepoint("middle"));
        await(connection.releaseSavepoint("middle"));
        await(connection.commitTransaction());

        assertThat(names()).containsExactly("a");
    }

    @Test
    void beginsTransactionsAsTheyAreDefined() {
        await(connection.beginTransaction(
                PostgresTransactionDefinition.from(IsolationLevel.SERIALIZABLE).readOnly()));

        assertThat(setting("transaction_isolation")).isEqualTo("serializable");
        assertThat(setting("transaction_read_only")).isEqualTo("on");
        await(connection.rollbackTransaction());
    }

    @Test
    void changesItsSettings() {
        await(connection.setTransactionIsolationLevel(IsolationLevel.REPEATABLE_READ));
        await(connection.setLockWaitTimeout(Duration.ofMillis(123)));
        await(connection.setStatementTimeout(Duration.ofMillis(4567)));

        assertThat(setting("transaction_isolation")).isEqualTo("repeatable read");
        assertThat(connection.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.REPEATABLE_READ);
        assertThat(setting("lock_timeout")).isEqualTo("123ms");
        assertThat(setting("statement_timeout")).isEqualTo("4567ms");
    }

    @Test
    void commitsByItselfUntilItIsTold() {
        assertThat(connection.isAutoCommit()).isTrue();

        await(connection.setAutoCommit(false));
        run("INSERT INTO mark (name) VALUES ('a')");
        assertThat(connection.isAutoCommit()).isFalse();
        await(connection.rollbackTransaction());

        assertThat(names()).isEmpty();
    }

    @Test
    void bindsByPlaceAndByNameAndGivesBackWhatTheServerMade() {
        var statement = connection
                .createStatement("INSERT INTO mark (name) VALUES ($1)")
                .returnGeneratedValues("id", "name");
        statement.bind(0, "a").add().bind("$1", "b").add().bindNull(0, String.class);
        statement.add().bindNull("$1", String.class);

        assertThat(rows(statement)).containsExactly("a", "b", "null", "null");
    }

    @Test
    void fetchesRowsByAndBy() {
        var statement = connection
                .createStatement("SELECT n::text AS name FROM generate_series(1, 10) n")
                .fetchSize(3);

        assertThat(rows(statement)).hasSize(10).startsWith("1").endsWith("10");
    }

    @Test
    void runsABatch() {
        var counts = Flux.from(connection
                        .createBatch()
                        .add("INSERT INTO mark (name) VALUES ('a'), ('b')")
                        .add("DELETE FROM mark WHERE name = 'a'")
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .collectList()
                .block(BOUND);

        assertThat(counts).containsExactly(2L, 1L);
        assertThat(names()).containsExactly("b");
    }

    @Test
    void showsAResultPieceByPiece() {
        var statement = connection.createStatement("INSERT INTO mark (name) VALUES ('a'), ('b') RETURNING name");

        var pieces = Flux.from(statement.execute())
                .concatMap(result -> result.filter(
                                segment -> segment instanceof RowSegment || segment instanceof UpdateCount)
                        .flatMap(segment -> Mono.just(
                                segment instanceof RowSegment row
                                        ? String.valueOf(row.row().get(0, String.class))
                                        : "end")))
                .collectList()
                .block(BOUND);

        assertThat(pieces).containsExactly("a", "b", "end");
    }

    @Test
    void saysWhatItIs() {
        assertThat(connection.getMetadata().getDatabaseProductName()).isEqualTo("PostgreSQL");
        assertThat(connection.getMetadata().getDatabaseVersion()).startsWith("18");
        assertThat(connections().getMetadata().getName()).isEqualTo("PostgreSQL");
        assertThat(((Wrapped<?>) connection).unwrap(PostgresqlConnection.class)).isNotNull();
    }

    @Test
    void isValidWhileTheServerAnswers() {
        assertThat(await(connection.validate(ValidationDepth.LOCAL))).isTrue();
        assertThat(await(connection.validate(ValidationDepth.REMOTE))).isTrue();

        connection.wire().hangUp();

        assertThat(await(connection.validate(ValidationDepth.REMOTE))).isFalse();
    }

    /** The server rolls back by itself; but whether it has committed, nobody knows. */
    @Test
    void regretsALostCommitButNoLostRollback() {
        await(connection.beginTransaction());
        run("INSERT INTO mark (name) VALUES ('a')");
        connection.wire().hangUp();

        Mono.from(connection.commitTransaction())
                .as(StepVerifier::create)
                .expectError()
                .verify(BOUND);
        Mono.from(connection.rollbackTransaction())
                .as(StepVerifier::create)
                .expectComplete()
                .verify(BOUND);
    }

    private WatchedConnectionFactory connections() {
        return new WatchedConnectionFactory(new ServerSettings(CALLS).appliedTo(database.options()), watch);
    }

    private void run(String sql) {
        Flux.from(connection.createStatement(sql).execute())
                .concatMap(Result::getRowsUpdated)
                .blockLast(BOUND);
    }

    private List<String> names() {
        return rows(connection.createStatement("SELECT name FROM mark ORDER BY id"));
    }

    private static List<String> rows(Statement statement) {
        return Flux.from(statement.execute())
                .concatMap(result -> result.map(row -> String.valueOf(row.get("name", String.class))))
                .collectList()
                .blockOptional(BOUND)
                .orElseThrow();
    }

    private @Nullable String setting(String name) {
        return Flux.from(connection.createStatement("SHOW " + name).execute())
                .concatMap(result -> result.map((row, _) -> String.valueOf(row.get(0))))
                .blockLast(BOUND);
    }

    private static <T> @Nullable T await(Publisher<T> publisher) {
        return Mono.from(publisher).block(BOUND);
    }
}
