package io.diana.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The second node of a benchmark, a process of its own, if there is one. */
record Second(@Nullable Process process) implements AutoCloseable {

    static Second of(int nodes, String url, Class<?> listeners) {
        if (nodes == 1) {
            return new Second(null);
        }
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dlogging.level.root=error",
                "-cp",
                System.getProperty("java.class.path"),
                Second.class.getName(),
                url,
                listeners.getName());
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var reader = process.inputReader();
            for (var line = reader.readLine(); line != null && !line.equals("READY"); line = reader.readLine()) {
                // until it listens
            }
            return new Second(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void main(String[] args) throws ClassNotFoundException {
        Node.on(args[0], List.of(Class.forName(args[1])), "diana.outbox.poll=1s");
        System.out.println("\nREADY");
        Mono.never().block();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
