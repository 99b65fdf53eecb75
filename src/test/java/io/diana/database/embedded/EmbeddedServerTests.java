package io.diana.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One data directory through the life of its server; crashes of the application itself are in {@code EmbeddedServerIT}. */
class EmbeddedServerTests {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /** Of those tests that leave it as it was. */
    @TempDir
    static Path dataDir;

    @Test
    void keepsDataPortAndPasswordBetweenStarts() throws Exception {
        var first = start();
        sql(first).execute("CREATE TABLE mark AS SELECT 7 AS id");
        var password = first.password();
        first.stop();

        var second = start();
        try {
            assertThat(sql(second).queryForObject("SELECT id FROM mark", Integer.class))
                    .isEqualTo(7);
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(second.password()).isEqualTo(password);
            assertThat(second.describe())
                    .contains("port " + second.port(), dataDir.toRealPath().toString())
                    .doesNotContain(password);
        } finally {
            second.stop();
        }
    }

    @Test
    void isDurableAndLockedUp() throws Exception {
        var server = start();
        try {
            var settings = List.of("fsync", "synchronous_commit", "full_page_writes", "listen_addresses");
            assertThat(settings)
                    .map(name -> sql(server).queryForObject("SHOW " + name, String.class))
                    .containsExactly("on", "on", "on", "127.0.0.1");
            assertThat(sql(server)
                            .queryForObject(
                                    "SELECT rolsuper FROM pg_roles WHERE rolname = current_user", Boolean.class))
                    .isFalse();
            assertThat(sql(server)
                            .queryForObject(
                                    "SELECT concat(datlocprovider, datlocale) FROM pg_database WHERE datname = 'diana'",
                                    String.class))
                    .isEqualTo("bC.UTF-8");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(dataDir.resolve("postgres-password"))))
                    .isEqualTo("rw-------");
        } finally {
            server.stop();
        }
    }

    @Test
    void refusesASecondApplicationOnTheSameDirectory() throws Exception {
        var server = start();
        try {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(EmbeddedServerTests::start)
                    .withMessage("Another Diana is running on the data directory %s.", dataDir.toRealPath());
        } finally {
            server.stop();
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws Exception {
        var first = start();
        first.stop();
        try (var _ = new ServerSocket(first.port(), 1, InetAddress.getLoopbackAddress())) {
            var second = start();
            second.stop();

            assertThat(second.port()).isNotEqualTo(first.port());
        }
    }

    @Test
    void insistsOnAPortThatIsGiven() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();

            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedServer.start(properties(dataDir, taken.getLocalPort())))
                    .withMessage("Port %d, wanted for the embedded PostgreSQL, is taken.", port);
        }
        var server = EmbeddedServer.start(properties(dataDir, port));
        server.stop();
        assertThat(server.port()).isEqualTo(port);
    }

    @Test
    void refusesDataOfAnotherVersion(@TempDir Path own) throws Exception {
        Files.createDirectories(own.resolve("postgres"));
        Files.writeString(own.resolve("postgres/PG_VERSION"), "17\n");

        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> start(own))
                .withMessage("The data in %s are of PostgreSQL 17; this Diana brings PostgreSQL 18.", own.toRealPath());
    }

    @Test
    void asksForAPasswordThatIsMissing(@TempDir Path own) throws Exception {
        Files.createDirectories(own.resolve("postgres"));
        Files.writeString(own.resolve("postgres/PG_VERSION"), "18\n");

        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> start(own))
                .withMessage("The data in %s are there, but not their password.", own.toRealPath());
    }

    @Test
    void makesAnewWhatWasLeftHalfMade(@TempDir Path own) throws Exception {
        Files.createDirectories(own.resolve("postgres.new/base"));
        Files.writeString(own.resolve("postgres.new/PG_VERSION"), "18\n");
        Files.createDirectories(own.resolve("programs/18-half/bin"));

        var server = start(own);

        assertThat(sql(server).queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
        server.stop();
        assertThat(own.resolve("postgres.new")).doesNotExist();
        assertThat(own.resolve("programs/18-half")).doesNotExist();
    }

    @Test
    void saysWhyItCannotStartAndCanBeStartedAgain() throws Exception {
        start().stop();
        var configuration = dataDir.resolve("postgres/postgresql.conf");
        var good = Files.readString(configuration);
        Files.writeString(configuration, good + "no_such_setting = 1\n");

        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(EmbeddedServerTests::start)
                .withMessageContaining("unrecognized configuration parameter \"no_such_setting\"");

        Files.writeString(configuration, good);
        start().stop();
    }

    private static EmbeddedServer start() throws Exception {
        return start(dataDir);
    }

    private static EmbeddedServer start(Path directory) throws Exception {
        return EmbeddedServer.start(properties(directory, null));
    }

    private static StorageProperties properties(Path directory, @Nullable Integer port) {
        return new StorageProperties(directory, new StorageProperties.Embedded(port, START_TIMEOUT));
    }

    private static JdbcTemplate sql(EmbeddedServer server) {
        try {
            var url = "jdbc:postgresql://127.0.0.1:%d/diana".formatted(server.port());
            return new JdbcTemplate(new DriverManagerDataSource(url, "diana", server.password()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
