package io.diana.outbox;

import io.diana.outbox.Spoken.Thing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import reactor.core.publisher.Mono;

/** A node in a process of its own, which is killed in the middle of what it does. */
final class NodeProcess implements AutoCloseable {

    private static final String READY = "READY TO BE KILLED";

    /** What it does until it is killed. */
    enum Deed {

        /** Publishes ten and never commits. */
        PUBLISH,

        /** Publishes ten, commits, and is killed before anybody is told. */
        COMMIT,

        /** Listens, and hangs on the seventh of a thing. */
        LISTEN
    }

    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
    }

    /** Starts one and waits until it is where it shall be killed. */
    static NodeProcess awaitReady(Deed deed, String url, String thing) {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                NodeProcess.class.getName(),
                deed.name(),
                url,
                thing);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            awaitLine(process);
            return new NodeProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitLine(Process process) throws IOException {
        var said = new ArrayList<String>();
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals(READY)) {
                return;
            }
            said.add(line);
        }
        throw new IllegalStateException("The process has ended:\n" + String.join("\n", said));
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    static void main(String[] args) {
        var deed = Deed.valueOf(args[0]);
        var thing = args[2];
        Audience.MISHAPS.put("test.many:" + thing, NodeProcess::hangOnTheSeventh);
        Audience.MISHAPS.put("test.single:" + thing, NodeProcess::hangOnTheSeventh);
        var node =
                Node.on(args[1], deed == Deed.LISTEN ? List.of(Audience.class) : List.of(), "diana.outbox.gather=1h");
        var ten = LongStream.rangeClosed(1, 10)
                .mapToObj(number -> new Spoken(new Thing(thing), number))
                .toList();
        switch (deed) {
            case PUBLISH ->
                node.transactions()
                        .transactional(node.outbox()
                                .publish(ten)
                                .then(Mono.fromRunnable(NodeProcess::ready))
                                .then(Mono.never()))
                        .block();
            case COMMIT -> {
                node.publishing(ten).block();
                ready();
            }
            case LISTEN -> Mono.never().block();
        }
    }

    private static Mono<Void> hangOnTheSeventh(Spoken event) {
        if (event.number() != 7) {
            return Mono.empty();
        }
        ready();
        return Mono.never();
    }

    private static synchronized void ready() {
        System.out.println();
        System.out.println(READY);
        System.out.flush();
    }
}
