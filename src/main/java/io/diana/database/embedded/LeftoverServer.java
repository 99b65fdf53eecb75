package io.diana.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an application that was killed left running. Its server lives on, and lets no other one start.
 *
 * <p>A process belongs to this data directory when its program lies in it: a process id found in a file proves nothing,
 * for ids are given out again.
 */
record LeftoverServer(DataDirectory directory) {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final String GRACE_SECONDS = "30";
    private static final String NO_PROCESS = "99999999"; // beyond the greatest process id of any system

    /** Ends every process of it. The caller holds the directory's lock, so none of them has an application. */
    void stop() throws IOException, InterruptedException {
        var processes = processes();
        if (!processes.isEmpty()) {
            LOG.info("Stopping the PostgreSQL that a killed Diana left running on {}.", directory.root());
            askToStop(processes.getFirst());
            awaitEnd(processes);
        }
        forgetItsProcessId();
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> program(process)
                        .filter(path -> path.startsWith(directory.programs()))
                        .isPresent())
                .toList();
    }

    private static Optional<Path> program(ProcessHandle process) {
        return process.info().command().map(Path::of);
    }

    /** A fast shutdown: sessions are ended, everything committed is kept. */
    private void askToStop(ProcessHandle process) throws IOException, InterruptedException {
        var programs = program(process)
                .map(path -> new PostgresPrograms(path.resolve("../..").normalize()));
        if (programs.isPresent()) {
            PostgresControl.of(programs.get(), directory.cluster()).stop(GRACE_SECONDS);
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        for (var process : processes) {
            process.onExit()
                    .completeOnTimeout(process, Long.parseLong(GRACE_SECONDS), TimeUnit.SECONDS)
                    .join();
            process.destroyForcibly();
        }
    }

    /**
     * A server does not start while the process of the last one seems to live, and after a restart of the machine or
     * the container another process may have its id. The rest of the file stays: from it the server sees whether
     * sessions still use the memory.
     */
    private void forgetItsProcessId() throws IOException {
        var file = directory.cluster().resolve("postmaster.pid");
        if (Files.exists(file)) {
            var lines = Files.readAllLines(file);
            lines.set(0, NO_PROCESS);
            Files.write(file, lines);
        }
    }
}
