package io.diana.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The packaged application in a process of its own, on free ports. It runs on the JVM of this test, in a working
 * directory that a test gives it.
 */
public final class DianaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PLACE = Pattern.compile("(?m)^ {2}(API|Management) +(http://[^/\\s]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;

    private DianaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and does not wait. */
    public static DianaProcess launch(Path directory, String... arguments) {
        return launch(directory, Map.of(), arguments);
    }

    /** Starts it with environment variables and does not wait. */
    public static DianaProcess launch(Path directory, Map<String, String> variables, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // half the time to start
                "-XX:+UseSerialGC",
                "-Xmx300m",
                "-jar",
                System.getProperty("diana.jar"),
                "--server.port=0",
                "--management.server.port=0"));
        command.addAll(List.of(arguments));
        try {
            var log = Files.createTempFile(directory, "diana", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("DIANA_"));
            builder.environment().putAll(variables);
            return new DianaProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it says that it is ready. */
    public DianaProcess awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(log()).isTrue())
                .until(() -> log().contains("Diana is ready.") && log().contains("Database "));
        return this;
    }

    /** What it has written to the console. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end and tells its exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end, as a service manager does, and waits for it. */
    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** Its process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Reads below {@code /api/v1}. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri("API", "/api/v1" + path)));
    }

    /** Posts JSON below {@code /api/v1}. */
    public HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(uri("API", "/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** The status that a load balancer is told. */
    public int readiness() {
        return send(HttpRequest.newBuilder(uri("Management", "/actuator/health/readiness")))
                .statusCode();
    }

    private URI uri(String place, String path) {
        return PLACE.matcher(log())
                .results()
                .filter(found -> found.group(1).equals(place))
                .map(found -> URI.create(found.group(2) + path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("It does not say where it is:\n" + log()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it, in the hard way when it does not end by itself. */
    @Override
    public void close() {
        process.destroy();
        handle().onExit()
                .completeOnTimeout(handle(), PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
        client.close();
    }
}
