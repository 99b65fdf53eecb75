package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.application.Listeners;
import io.diana.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Listeners that hang, each with a transaction open, on a node with hardly more connections than it has listeners. */
class HangingListenersTests {

    private static final int FOR_REQUESTS = 2;
    private static final List<String> HANGING =
            IntStream.range(0, 8).mapToObj(n -> "hanging-" + n).toList();

    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private TestDatabase database;
    private Heard heard;
    private int listeners;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        heard = Heard.in(database.dataSource());
        try (var node = Node.on(database.url())) {
            listeners = node.context().getBean(Listeners.class).all().size();
        }
    }

    @AfterEach
    void stop() {
        Audience.MISHAPS.clear();
        database.close();
    }

    @Test
    void leaveConnectionsToRequests() {
        try (var node = crowded("diana.outbox.poll=100ms")) {
            var most = new AtomicInteger();
            hang(node, List.of("test.single", "test.follower", "test.many"), most);
            Awaitility.await().atMost(Node.LIMIT).until(() -> hanging.get() >= 4);

            Flux.range(0, 100)
                    .flatMap(_ -> node.db().sql("SELECT pg_sleep(0.005)").then(), FOR_REQUESTS)
                    .blockLast(Node.LIMIT);
            assertThat(ask(node)).contains("items");

            Awaitility.await().atMost(Node.LIMIT).until(() -> hanging.get() >= 12);
            assertThat(most).hasValueLessThanOrEqualTo(4);
            Audience.MISHAPS.clear();
        }
    }

    @Test
    void keepNobodyElseWaiting() {
        try (var node = crowded("diana.outbox.poll=1h")) {
            node.publish("first", 1, 1);
            heard.awaitAll("test.many", "first", 1);
            hang(node, List.of("test.single", "test.follower"), new AtomicInteger());
            Awaitility.await().atMost(Node.LIMIT).until(() -> hanging.get() >= 3);

            node.publish("other", 1, 50);

            heard.awaitAll("test.many", "other", 50);
            Audience.MISHAPS.clear();
        }
    }

    @Test
    void areRefusedWhenThereIsNoRoomForAll() {
        assertThatThrownBy(() -> Node.on(database.url(), "diana.outbox.connections=" + listeners))
                .rootCause()
                .hasMessageContaining(
                        "diana.outbox.connections (%d) has to be more than there are listeners", listeners);
    }

    @Test
    void areRefusedWhenThereIsNoRoomForRequests() {
        assertThatThrownBy(
                        () -> Node.on(database.url(), "spring.r2dbc.pool.max-size=10", "diana.outbox.connections=10"))
                .rootCause()
                .hasMessageContaining(
                        "diana.outbox.connections (10) has to be less than spring.r2dbc.pool.max-size (10)");
    }

    /** One seat for each listener and one more, and as good as none to wait for. */
    private Node crowded(String poll) {
        var seats = listeners + 1;
        return Node.on(
                database.url(),
                "diana.outbox.connections=" + seats,
                "spring.r2dbc.pool.max-size=" + (seats + FOR_REQUESTS),
                "spring.r2dbc.pool.max-acquire-time=1s",
                "diana.outbox.measuring.every=1h",
                poll);
    }

    private void hang(Node node, List<String> those, AtomicInteger most) {
        for (var listener : those) {
            HANGING.forEach(thing -> Audience.MISHAPS.put(listener + ":" + thing, _ -> hangs(most)));
        }
        HANGING.forEach(thing -> node.publish(thing, 1, 1));
    }

    private Mono<Void> hangs(AtomicInteger most) {
        return Mono.<Void>never()
                .doOnSubscribe(_ -> {
                    hanging.incrementAndGet();
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                })
                .doFinally(_ -> now.decrementAndGet());
    }

    private static String ask(Node node) {
        var port = node.context().getEnvironment().getProperty("local.server.port");
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/v1/events/publications")
                .retrieve()
                .bodyToMono(String.class)
                .blockOptional(Node.LIMIT)
                .orElseThrow();
    }
}
