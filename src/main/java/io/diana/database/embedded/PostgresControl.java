package io.diana.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes, starts and stops one database cluster through PostgreSQL's own programs.
 *
 * @param programs of the server's version
 * @param cluster the directory with the data
 * @param log what the programs say
 */
record PostgresControl(PostgresPrograms programs, Path cluster, Path log) {

    /**
     * What differs from PostgreSQL's defaults. Durability is stated although it is the default: a changed
     * configuration file must not take it away.
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "jit=off", // costs more than it gives for short statements
            "logging_collector=on", // into the cluster's directory "log", one file a weekday: a week is kept
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_truncate_on_rotation=on");

    /** Makes a new cluster whose superuser has this password; sorts text by code point, on every system alike. */
    void initialize(Path passwordFile) throws IOException, InterruptedException {
        run(
                "initdb",
                "--pgdata=" + cluster,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** Returns when the server accepts connections. */
    void start(int port, Duration timeout) throws IOException, InterruptedException {
        var settings = SETTINGS.stream()
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        run("pg_ctl", "start", "-w", "-t", "" + timeout.toSeconds(), "-D", "" + cluster, "-o", settings);
    }

    /** Ends all sessions; says whether the server has ended within the time. */
    boolean stop(Duration timeout) throws IOException, InterruptedException {
        var seconds = Long.toString(timeout.toSeconds());
        var command = programs.command("pg_ctl", "stop", "-m", "fast", "-w", "-t", seconds, "-D", cluster.toString());
        return execute(command) == 0;
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var exit = execute(programs.command(program, arguments));
        if (exit != 0) {
            throw new EmbeddedServerException(
                    "The embedded PostgreSQL on %s cannot start (%s ended with %d): %s"
                            .formatted(
                                    cluster,
                                    program,
                                    exit,
                                    Files.readString(log).strip()),
                    "Its own log is in %s.".formatted(cluster.resolve("log")));
        }
    }

    private int execute(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()) // a file, for the server keeps it open longer than the program runs
                .start();
        process.getOutputStream().close();
        return process.waitFor();
    }
}
