package io.diana.testing;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.DRIVER;
import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PASSWORD;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * An empty database of its own for one test or one application context, on the real PostgreSQL of this run. Closing it
 * drops it, with whoever is still connected.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Makes an empty database; nothing is migrated. */
    public static TestDatabase fresh() {
        return freshOn(TestServer.running());
    }

    static TestDatabase freshOn(TestServer server) {
        var database = new TestDatabase(server, "test_" + COUNT.incrementAndGet());
        server.asSuperuser("CREATE DATABASE %s OWNER %s".formatted(database.name, TestServer.USER));
        return database;
    }

    /** What the server calls it. */
    public String name() {
        return name;
    }

    /** How R2DBC reaches it, as the role that owns it and is no superuser. */
    public ConnectionFactoryOptions options() {
        return ConnectionFactoryOptions.builder()
                .option(DRIVER, "postgresql")
                .option(HOST, server.host())
                .option(PORT, server.port())
                .option(DATABASE, name)
                .option(USER, TestServer.USER)
                .option(PASSWORD, TestServer.PASSWORD)
                .build();
    }

    /** The same as a URL, for {@code spring.r2dbc.url}; user and password are part of it. */
    public String url() {
        return "r2dbc:postgresql://%s:%s@%s:%d/%s"
                .formatted(TestServer.USER, TestServer.PASSWORD, server.host(), server.port(), name);
    }

    /** One connection per subscription, no pool. */
    public ConnectionFactory connectionFactory() {
        return ConnectionFactories.get(options());
    }

    /** A client over {@link #connectionFactory()}. */
    public DatabaseClient client() {
        return DatabaseClient.create(connectionFactory());
    }

    /** The JDBC side, for set-up and for looking at what is there. */
    public DataSource dataSource() {
        return server.database(name, TestServer.USER);
    }

    @Override
    public void close() {
        server.asSuperuser("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    }
}
