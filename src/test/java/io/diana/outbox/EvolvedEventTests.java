package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Spoken.Thing;
import io.diana.testing.DianaTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event that was published under an earlier name and shape, by a node of an earlier version, as its listeners hear it today. */
@DianaTest(properties = "diana.outbox.poll=100ms")
@Import({
    Speaker.class,
    EvolvedEventTests.Today.class,
    EvolvedEventTests.Renaming.class,
    EvolvedEventTests.Measuring.class
})
public class EvolvedEventTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ParameterizedTypeReference<ServerSentEvent<String>> LINE =
            new ParameterizedTypeReference<>() {};

    @Autowired
    Speaker speaker;

    @Autowired
    Today today;

    @Autowired
    WebTestClient client;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    final Thing thing = new Thing(UUID.randomUUID().toString());

    @Test
    void isHeardAsOneOfTodayInItsPlaceAmongTheOthers() {
        speaker.publish(new Whistled(thing, 2));
        speaker.publish(new Sung(thing, 300));
        speaker.publish(new Whistled(thing, 4));

        var expected = List.of(new Sung(thing, 2_000), new Sung(thing, 300), new Sung(thing, 4_000));
        awaitHeard(today.one, expected);
        awaitHeard(today.many, expected);
    }

    @Test
    void isStreamedAndListedAsItWasSaid() {
        speaker.publish(new Whistled(thing, 2));
        speaker.publish(new Sung(thing, 300));

        var events = stream();

        assertThat(events)
                .extracting(event -> event.get("type").stringValue())
                .containsExactly(Whistled.class.getName(), Sung.class.getName());
        assertThat(events)
                .extracting(event -> event.get("dataversion").intValue())
                .containsExactly(1, 3);
        assertThat(events.getFirst().get("data")).isEqualTo(json.valueToTree(new Whistled(thing, 2)));
        awaitHeard(today.one, List.of(new Sung(thing, 2_000), new Sung(thing, 300)));
        Awaitility.await().atMost(LIMIT).until(() -> listed(Whistled.class).contains(thing.name()));
    }

    private List<JsonNode> stream() {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/v1/events/stream?types={old},{today}", Whistled.class.getName(), Sung.class.getName())
                .header("Last-Event-ID", "0-0")
                .retrieve()
                .bodyToFlux(LINE)
                .mapNotNull(ServerSentEvent::data)
                .map(json::readTree)
                .filter(event -> event.get("subject").stringValue().equals(thing.name()))
                .take(2)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private String listed(Class<?> type) {
        return String.valueOf(client.get()
                .uri("/api/v1/events/publications?status=done&listener=test.today&type={type}", type.getName())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void awaitHeard(Queue<Sung> heard, List<Sung> expected) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                heard.stream().filter(sung -> sung.thing().equals(thing)))
                        .containsExactlyElementsOf(expected));
    }

    /** The event as an earlier version had it. */
    public record Whistled(Thing thing, int seconds) implements DomainEvent {}

    /** The same today: under another name, and more exact. */
    @Version(3)
    public record Sung(Thing thing, int milliseconds) implements DomainEvent {}

    static class Today {

        final Queue<Sung> one = new ConcurrentLinkedQueue<>();
        final Queue<Sung> many = new ConcurrentLinkedQueue<>();

        @Listens(id = "test.today")
        Mono<Void> on(Sung event) {
            return Mono.fromRunnable(() -> one.add(event));
        }

        @Listens(id = "test.today.many")
        Mono<Void> on(List<Sung> events) {
            return Mono.fromRunnable(() -> many.addAll(events));
        }
    }

    static class Renaming implements Upcaster {

        @Override
        public Shape from() {
            return new Shape(Whistled.class.getName(), 1);
        }

        @Override
        public Shape to() {
            return new Shape(Sung.class.getName(), 2);
        }

        @Override
        public Map<String, @Nullable Object> upcast(Map<String, @Nullable Object> data) {
            return data;
        }
    }

    static class Measuring implements Upcaster {

        @Override
        public Shape from() {
            return new Shape(Sung.class.getName(), 2);
        }

        @Override
        public Shape to() {
            return new Shape(Sung.class.getName(), 3);
        }

        @Override
        public Map<String, @Nullable Object> upcast(Map<String, @Nullable Object> data) {
            var today = new HashMap<String, @Nullable Object>(data);
            today.put("milliseconds", today.remove("seconds") instanceof Integer seconds ? seconds * 1_000 : null);
            return today;
        }
    }
}
