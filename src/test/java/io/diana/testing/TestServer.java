package io.diana.testing;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
    private static final int CONNECTIONS = 300;

    private static final class Holder {

        private static final TestServer INSTANCE = start();
    }

    static TestServer running() {
        return Holder.INSTANCE;
    }

    private static TestServer start() {
        return DockerEngine.answers() ? container() : embedded("no Docker engine answers");
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
        var server = new TestServer(container.getHost(), container.getFirstMappedPort());
        server.createRole();
        return server;
    }

    @SuppressWarnings("resource") // lives as long as the JVM, which stops it by a shutdown hook
    private static TestServer embedded(String reason) {
        var server = OwnServer.start("max_connections=" + CONNECTIONS).server();
        LOG.info("Test database: embedded PostgreSQL on port {}, for {}.", server.port(), reason);
        return server;
    }

    /** No superuser, as in production: the tests may do what the application may. */
    void createRole() {
        asSuperuser("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, PASSWORD));
    }

    /** Runs one statement as superuser, outside of a transaction. */
    void asSuperuser(String sql) {
        new JdbcTemplate(database("postgres", "postgres")).execute(sql);
    }

    /** The values of a query's only column. */
    <T> List<@Nullable T> asSuperuser(String sql, Class<T> type) {
        return new JdbcTemplate(database("postgres", "postgres")).queryForList(sql, type);
    }

    DataSource database(String name, String user) {
        return new DriverManagerDataSource("jdbc:postgresql://%s:%d/%s".formatted(host, port, name), user, PASSWORD);
    }
}
