package io.diana.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an application that was killed left running. Its server lives on, and lets no other one start.
 *
 * <p>A process belongs to this data directory when its program lies in it: a process id found in a file proves nothing,
 * for ids are given out again.
 *
 * @param grace how long its processes may take to end by themselves
 */
record LeftoverServer(DataDirectory directory, Duration grace) {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final String NO_PROCESS = "99999999"; // beyond the greatest process id of any system

    /** Ends every process of it. The caller holds the directory's lock, so none of them has an application. */
    void stop() throws IOException, InterruptedException {
        var processes = ProcessHandle.allProcesses().filter(this::isIts).toList();
        if (!processes.isEmpty()) {
            LOG.info("Stopping the PostgreSQL that a killed Diana left running on {}.", directory.root());
            askToStop(programOf(processes.getFirst()).orElseThrow());
            awaitEnd(processes);
        }
        forgetItsProcessId();
    }

    private boolean isIts(ProcessHandle process) {
        return programOf(process)
                .filter(path -> path.startsWith(directory.programs()))
                .isPresent();
    }

    private static Optional<Path> programOf(ProcessHandle process) {
        return process.info().command().map(Path::of);
    }

    /** A fast shutdown: sessions are ended, everything committed is kept. It may have died while making the cluster. */
    private void askToStop(Path program) throws IOException, InterruptedException {
        var programs = new PostgresPrograms(program.resolve("../..").normalize());
        for (var cluster : List.of(directory.cluster(), directory.newCluster())) {
            if (Files.exists(processIdFile(cluster))) {
                directory.control(programs, cluster).stop(grace);
            }
        }
    }

    private void awaitEnd(List<ProcessHandle> processes) {
        allOf(processes)
                .completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        processes.forEach(ProcessHandle::destroyForcibly);
        allOf(processes).join();
    }

    private static CompletableFuture<Void> allOf(List<ProcessHandle> processes) {
        return CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    }

    /**
     * A server does not start while the process of the last one seems to live, and after a restart of the machine or
     * the container another process may have its id. The rest of the file stays: from it the server sees whether
     * sessions still use the memory.
     */
    private void forgetItsProcessId() throws IOException {
        var file = processIdFile(directory.cluster());
        if (Files.exists(file)) {
            var lines = Files.readAllLines(file);
            if (lines.isEmpty()) {
                Files.delete(file); // cut off by a crash of the machine, which no session has outlived
            } else {
                lines.set(0, NO_PROCESS);
                Files.write(file, lines);
            }
        }
    }

    private static Path processIdFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
