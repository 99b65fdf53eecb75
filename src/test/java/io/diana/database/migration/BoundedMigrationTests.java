package io.diana.database.migration;

import static io.diana.database.migration.Nodes.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.testing.OwnServer;
import io.diana.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** No start waits for ever, and each that fails says why and leaves the data as they were. */
@Timeout(120)
class BoundedMigrationTests {

    private static final Duration MOMENT = Duration.ofMillis(300);

    @TempDir
    Path files;

    private TestDatabase database;
    private Nodes nodes;

    @BeforeEach
    void writeMigrations() throws Exception {
        database = TestDatabase.fresh();
        nodes = Nodes.on(database, files).write("one/V1__table.sql", "CREATE TABLE a (id int);");
        nodes.start(Nodes.BOUNDS);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aTableThatIsInUseIsNotWaitedForLong() throws Exception {
        nodes.write("one/V2__columns.sql", "CREATE TABLE b (); ALTER TABLE a ADD COLUMN more int;");
        try (var reader = nodes.database().getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM one.a");

            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> nodes.start(new MigrationProperties(PATIENCE, MOMENT, PATIENCE)))
                    .withMessage(
                            "The migration of one did not get its lock within 0.3 s, for somebody else uses the table.")
                    .satisfies(failure -> assertThat(failure.action()).contains("lock-timeout"));
        }
        assertThat(nodes.history("one")).containsExactly("1");

        nodes.start(Nodes.BOUNDS);
        assertThat(nodes.history("one")).containsExactly("1", "2");
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() throws Exception {
        nodes.write("one/V2__slow.sql", "CREATE TABLE b (); SELECT pg_sleep(600);");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> nodes.start(new MigrationProperties(PATIENCE, PATIENCE, MOMENT)))
                .withMessage("A statement in the migration of one was cancelled; it may take 0.3 s.")
                .satisfies(failure -> assertThat(failure.action()).contains("statement-timeout"));

        assertThat(nodes.history("one")).containsExactly("1");
        assertThat(nodes.sql().queryForObject("SELECT to_regclass('one.b')", String.class))
                .isNull();
    }

    @Test
    void otherFailuresStayWhatTheyAre() throws Exception {
        nodes.write("one/V2__wrong.sql", "ALTER TABLE nowhere ADD COLUMN more int;");

        assertThatThrownBy(() -> nodes.start(Nodes.BOUNDS))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("V2__wrong.sql")
                .hasMessageContaining("nowhere");
    }

    @Test
    void aFileThatWasChangedAfterwardsIsRefused() throws Exception {
        nodes.write("one/V1__table.sql", "CREATE TABLE a (id bigint);");

        assertThatThrownBy(() -> nodes.start(Nodes.BOUNDS))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("checksum mismatch");
    }

    @Test
    void noBoundIsNoBoundOnEitherSide() {
        var none = new MigrationProperties(PATIENCE, PATIENCE, Duration.ZERO);

        assertThat(none.silence()).isZero();
        assertThat(none.sessionSettings()).contains("statement_timeout = 0;");
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> startOn(at(port)))
                .withMessageStartingWith("The database cannot be migrated, for it gives no connection: Connection to ");
    }

    @Test
    void aServerThatStandsStillIsNotWaitedForLong() {
        try (var server = OwnServer.start()) {
            var frozen = server.database();
            server.freeze();

            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> startOn(frozen.options()))
                    .withMessageContaining("gives no connection");
        }
    }

    @Test
    void theOperatorIsToldInASentence() {
        var failure = MigrationException.ofTurn(MOMENT, "process 1");

        var analysis = new MigrationFailureAnalyzer().analyze(new IllegalStateException(failure));

        assertThat(analysis)
                .extracting(FailureAnalysis::getDescription, FailureAnalysis::getAction)
                .containsExactly(failure.getMessage(), failure.action());
    }

    private static ConnectionFactoryOptions at(int port) {
        return ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
                .option(ConnectionFactoryOptions.PORT, port)
                .option(ConnectionFactoryOptions.DATABASE, "diana")
                .option(ConnectionFactoryOptions.USER, "diana")
                .option(ConnectionFactoryOptions.PASSWORD, "none")
                .build();
    }

    /** With the bounds of the application's own connections. */
    private void startOn(ConnectionFactoryOptions options) {
        var connection = MigrationConnection.to(options, Nodes.BOUNDS);
        var source = new DriverManagerDataSource(
                connection.jdbcUrl(),
                Objects.requireNonNull(connection.username()),
                Objects.requireNonNull(connection.password()));
        new Nodes(source, files).start(Nodes.BOUNDS);
    }
}
