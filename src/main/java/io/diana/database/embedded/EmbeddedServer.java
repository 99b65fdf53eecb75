package io.diana.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server that lives as long as this application, on data that outlives it.
 *
 * <p>Starting puts right what a crash may have left: the lock of a dead process is free, a server without application is
 * stopped, and data half made are made anew.
 */
final class EmbeddedServer {

    static final String DATABASE = "diana";
    static final String USER = "diana";
    static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final DirectoryLock lock;
    private final DataDirectory directory;
    private final PostgresControl control;
    private final int port;

    private EmbeddedServer(DirectoryLock lock, DataDirectory directory, PostgresControl control, int port) {
        this.lock = lock;
        this.directory = directory;
        this.control = control;
        this.port = port;
    }

    /** Starts the server and, the first time, makes its database. */
    static EmbeddedServer start(StorageProperties properties) throws IOException, InterruptedException, SQLException {
        var directory = DataDirectory.at(properties.dataDir());
        var lock = DirectoryLock.on(directory.root());
        try {
            return start(directory, lock, properties.embedded());
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedServer start(
            DataDirectory directory, DirectoryLock lock, StorageProperties.Embedded settings)
            throws IOException, InterruptedException, SQLException {
        requireReadable(directory);
        new LeftoverServer(directory, settings.startTimeout()).stop();
        var programs = PostgresPrograms.unpackedIn(directory.programs());
        var port = directory.port(settings.port());
        if (!Files.exists(directory.cluster())) {
            create(directory, programs, port, settings);
        }
        var control = directory.control(programs, directory.cluster());
        control.start(port, settings.startTimeout());
        return new EmbeddedServer(lock, directory, control, port);
    }

    private static void requireReadable(DataDirectory directory) throws IOException {
        var file = directory.cluster().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        var version = Files.readString(file).strip();
        if (!version.equals(PostgresPrograms.MAJOR_VERSION)) {
            throw new EmbeddedServerException(
                    "The data in %s are of PostgreSQL %s; this Diana brings PostgreSQL %s."
                            .formatted(directory.root(), version, PostgresPrograms.MAJOR_VERSION),
                    "Move them with pg_upgrade or dump and restore, or choose another --diana.data-dir.");
        }
        if (!Files.exists(directory.passwordFile())) {
            throw new EmbeddedServerException(
                    "The data in %s are there, but not their password.".formatted(directory.root()),
                    "Put the file %s back.".formatted(directory.passwordFile()));
        }
    }

    /** Makes the cluster aside and moves it to its place when it is whole: whatever dies meanwhile, no half one stays. */
    private static void create(
            DataDirectory directory, PostgresPrograms programs, int port, StorageProperties.Embedded settings)
            throws IOException, InterruptedException, SQLException {
        FileSystemUtils.deleteRecursively(directory.newCluster());
        var password = directory.password();
        var control = directory.control(programs, directory.newCluster());
        control.initialize(directory.passwordFile());
        control.start(port, settings.startTimeout());
        try {
            createDatabase(port, password);
        } finally {
            control.stop(STOP_TIMEOUT);
        }
        Files.move(directory.newCluster(), directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The application is no superuser: what it may do here it may do on a server that somebody else runs. */
    private static void createDatabase(int port, String password) throws SQLException {
        var url = "jdbc:postgresql://%s:%d/postgres".formatted(HOST, port);
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, password)); // hexadecimal digits
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, USER));
        }
    }

    int port() {
        return port;
    }

    String password() throws IOException {
        return directory.password();
    }

    /** For the operator: what runs where, and how to look into it. */
    String describe() {
        return "embedded PostgreSQL %s on port %d, data in %s (psql -h %s -p %d -U %s %s, the password is in %s)"
                .formatted(
                        PostgresPrograms.MAJOR_VERSION,
                        port,
                        directory.root(),
                        HOST,
                        port,
                        USER,
                        DATABASE,
                        directory.passwordFile().getFileName());
    }

    /** Stops the server, everything committed is on disk. */
    void stop() throws IOException, InterruptedException {
        try (lock) {
            if (!control.stop(STOP_TIMEOUT)) {
                LOG.warn("The embedded PostgreSQL did not end within {}; the next start will see to it.", STOP_TIMEOUT);
            }
        }
    }
}
