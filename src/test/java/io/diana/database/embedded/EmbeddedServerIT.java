package io.diana.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaProcess;
import io.diana.testing.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged application on its own server, through every end that the two can come to. The tests hand the running
 * application on from one to the next.
 */
class EmbeddedServerIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong IDS = new AtomicLong(1_000);

    @TempDir
    static Path directory;

    private static DianaProcess diana;

    @BeforeAll
    static void start() {
        diana = DianaProcess.launch(directory).awaitReady();
    }

    @AfterAll
    static void stop() {
        Signals.thaw(postgres());
        diana.close();
        Signals.kill(postgres());
    }

    @Test
    void saysWhereEverythingIs() {
        assertThat(diana.log()).containsPattern("""
                Diana is ready\\.
                  API         http://127\\.0\\.0\\.1:\\d+/api/v1
                  Reference   http://127\\.0\\.0\\.1:\\d+/swagger-ui\\.html
                  Management  http://127\\.0\\.0\\.1:\\d+/actuator/health
                  Database    embedded PostgreSQL 18 on port \\d+, data in \\S+/data \\(psql .*
                """);
    }

    @Test
    void aSecondOneOnTheSameDirectoryFailsAtOnce() throws Exception {
        try (var second = DianaProcess.launch(directory)) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.log())
                    .containsOnlyOnce("Another Diana is running on the data directory %s."
                            .formatted(directory.toRealPath().resolve("data")))
                    .doesNotContain("\tat ", " WARN ");
        }
        register(IDS.incrementAndGet());
    }

    @Test
    void aTouchJustBeforeTheStopIsKept() {
        var id = IDS.incrementAndGet();
        register(id);
        var before = Instant.now().minusSeconds(1);
        assertThat(diana.post("/users/%d/activity".formatted(id), "").statusCode())
                .isEqualTo(204);

        diana.stop();
        assertThat(postgres()).isEmpty();
        restart();

        assertThat(Instant.parse(user(id).get("lastActiveAt").asString())).isAfter(before);
    }

    @Test
    void everyoneIsThereWhenTheApplicationIsKilled() {
        var registered = registerUntilKilled(Stream.of(diana.handle()));
        assertThat(postgres()).isNotEmpty();

        restart();

        assertThat(registered).allSatisfy(EmbeddedServerIT::user);
    }

    @Test
    void everyoneIsThereWhenApplicationAndServerAreKilled() {
        var registered = registerUntilKilled(Stream.concat(Stream.of(diana.handle()), postgres()));
        assertThat(postgres()).isEmpty();

        restart();

        assertThat(registered).allSatisfy(EmbeddedServerIT::user);
    }

    @Test
    void aServerThatStandsStillIsSaidSoAndUsedAgainWhenItMoves() {
        var id = IDS.incrementAndGet();
        register(id);
        Signals.freeze(postgres());

        var answer = diana.get("/users/" + id);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        await(() -> diana.readiness() == 503);

        Signals.thaw(postgres());
        await(() -> diana.readiness() == 200);
        await(() -> diana.get("/users/" + id).statusCode() == 200);
    }

    /** Kills while people are being registered; tells whose registration was answered. */
    private static List<Long> registerUntilKilled(Stream<ProcessHandle> processes) {
        var victims = processes.toList();
        var registered = new CopyOnWriteArrayList<Long>();
        var registering = CompletableFuture.runAsync(() -> {
            while (true) {
                var id = IDS.incrementAndGet();
                register(id);
                registered.add(id);
            }
        });
        await(() -> registered.size() >= 50);
        Signals.kill(victims.stream());
        assertThat(registering).failsWithin(BOUND);
        return registered;
    }

    private static void restart() {
        diana.close();
        diana = DianaProcess.launch(directory).awaitReady();
    }

    private static void register(long id) {
        var answer = diana.post("/users", "{\"id\": %d, \"firstName\": \"Ada\"}".formatted(id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode user(long id) {
        var answer = diana.get("/users/" + id);
        assertThat(answer.statusCode()).as("user " + id).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Stream<ProcessHandle> postgres() {
        var programs = directory.resolve("data", "programs").toAbsolutePath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(path -> Path.of(path).startsWith(programs))
                        .isPresent());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(BOUND).until(condition);
    }
}
