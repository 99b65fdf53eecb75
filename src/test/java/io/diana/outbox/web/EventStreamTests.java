package io.diana.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Speaker;
import io.diana.outbox.Spoken;
import io.diana.outbox.Spoken.Thing;
import io.diana.outbox.Whispered;
import io.diana.testing.DianaTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DianaTest(properties = {"diana.outbox.stream.heartbeat=200ms", "diana.http.deadline=1s"})
@Import(Speaker.class)
class EventStreamTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ParameterizedTypeReference<ServerSentEvent<String>> LINE =
            new ParameterizedTypeReference<>() {};

    @Autowired
    WebTestClient client;

    @Autowired
    JsonMapper json;

    @Autowired
    Speaker speaker;

    @Autowired
    DatabaseClient db;

    @Autowired
    StreamEnd end;

    @LocalServerPort
    int port;

    final String thing = UUID.randomUUID().toString();

    @Test
    void writesCloudEvents() {
        var before = position();
        speaker.publish(new Spoken(new Thing(thing), 1));

        var line = read("", before, 1).getFirst();

        assertThat(line.id()).matches("[0-9]+-[0-9]+");
        assertThat(line.event()).isEqualTo("Spoken");
        var event = json.readTree(line.data());
        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "source",
                        "specversion",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "dataversion",
                        "data");
        assertThat(UUID.fromString(event.get("id").stringValue()).version()).isEqualTo(7);
        assertThat(event.get("source").stringValue()).isEqualTo("/diana");
        assertThat(event.get("specversion").stringValue()).isEqualTo("1.0");
        assertThat(event.get("type").stringValue()).isEqualTo("io.diana.outbox.Spoken");
        assertThat(event.get("subject").stringValue()).isEqualTo(thing);
        assertThat(Instant.parse(event.get("time").stringValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(event.get("datacontenttype").stringValue()).isEqualTo("application/json");
        assertThat(event.get("data")).isEqualTo(json.valueToTree(Map.of("thing", Map.of("name", thing), "number", 1)));
    }

    @Test
    void answersAtOnceAndGoesOnBeyondTheDeadlineWithAPulse() {
        var answer = client.get()
                .uri("/api/v1/events/stream?types=Nothing")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .expectHeader()
                .exists("X-Request-Id")
                .returnResult(LINE);

        var beats = answer.getResponseBody()
                .take(10)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(beats).allMatch(line -> line.comment() != null && line.data() == null);
        assertThat(beats.getFirst().id()).as("where a reader without events is").isNotNull();
    }

    @Test
    void deliversToEverySubscriberWhatIsPublishedFromNowOn() {
        speaker.publish(new Spoken(new Thing(thing), 0));
        var isOpen = List.of(Sinks.<Void>empty(), Sinks.<Void>empty(), Sinks.<Void>empty());
        var streams = Flux.fromIterable(isOpen)
                .flatMap(open -> lines("", null)
                        .doOnNext(_ -> open.tryEmitEmpty())
                        .filter(line -> line.data() != null)
                        .map(this::number)
                        .skipWhile(number -> number == 0)
                        .take(3)
                        .collectList());
        var publishing = Flux.fromIterable(isOpen)
                .concatMap(Sinks.Empty::asMono)
                .thenMany(Flux.just(1L, 2L, 3L).concatMap(n -> speaker.publishing(new Spoken(new Thing(thing), n))));

        var seen = Flux.merge(streams, publishing.thenMany(Flux.<List<Long>>empty()))
                .collectList()
                .block(LIMIT);

        assertThat(seen).hasSize(3).allMatch(List.of(1L, 2L, 3L)::equals);
    }

    @Test
    void resumesInTheMiddleWithoutAGapOrADuplicate() {
        var before = position();
        LongStream.rangeClosed(1, 10).forEach(n -> speaker.publish(new Spoken(new Thing(thing), n)));

        var first = read("", before, 4);
        LongStream.rangeClosed(11, 14).forEach(n -> speaker.publish(new Spoken(new Thing(thing), n)));
        var second = read("", first.getLast().id(), 10);

        assertThat(Flux.concat(Flux.fromIterable(first), Flux.fromIterable(second))
                        .map(this::number)
                        .collectList()
                        .block())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 14).boxed().toList());
        var asParameter = read("?lastEventId=" + first.getLast().id(), null, 1);
        assertThat(number(asParameter.getFirst())).isEqualTo(5);
    }

    @Test
    void goesThroughManyPages() {
        var before = position();
        speaker.publish(LongStream.rangeClosed(1, 5_000)
                .mapToObj(n -> new Spoken(new Thing(thing), n))
                .toArray(Spoken[]::new));

        assertThat(read("", before, 5_000).stream().map(this::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 5_000).boxed().toList());
    }

    @Test
    void waitsForTransactionsThatCommitOutOfOrder() {
        var before = position();
        var isWritten = Sinks.<Void>empty();
        var mayCommit = Sinks.<Void>empty();
        var slow = speaker.publishing(
                        new Spoken(new Thing(thing), 1),
                        Mono.<Void>fromRunnable(isWritten::tryEmitEmpty).then(mayCommit.asMono()))
                .cache();
        var quick = isWritten
                .asMono()
                .then(speaker.publishing(new Spoken(new Thing(thing), 2)))
                .then(speaker.publishing(new Spoken(new Thing(thing), 3)))
                .cache();
        Flux.merge(quick, slow.takeUntilOther(quick)).blockLast(LIMIT);
        assertThat(lines("", before)
                        .take(Duration.ofMillis(500))
                        .filter(line -> line.data() != null)
                        .collectList()
                        .block(LIMIT))
                .as("what an older transaction holds up")
                .isEmpty();

        mayCommit.tryEmitEmpty();
        slow.block(LIMIT);

        assertThat(read("", before, 3).stream().map(this::number)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void showsSelectedTypesOnly() {
        var before = position();
        speaker.publish(new Spoken(new Thing(thing), 1));
        speaker.publish(new Whispered(new Thing(thing), "a"));
        speaker.publish(new Spoken(new Thing(thing), 2));
        speaker.publish(new Whispered(new Thing(thing), "b"));

        var whispered = read("?types=Whispered,Other", before, 2);
        assertThat(whispered).allMatch(line -> "Whispered".equals(line.event()));
        assertThat(read("?types=io.diana.outbox.Spoken", before, 2).stream().map(this::number))
                .containsExactly(1L, 2L);
        assertThat(read("?types=Spoken,Whispered", before, 4)).hasSize(4);
    }

    @Test
    void tellsWhoSeesNothingHowFarHeIs() {
        var before = position();
        speaker.publish(new Spoken(new Thing(thing), 1));
        speaker.publish(new Spoken(new Thing(thing), 2));
        var last = read("", before, 2).getLast().id();

        var told = lines("?types=Whispered", before)
                .mapNotNull(ServerSentEvent::id)
                .blockFirst(LIMIT);

        assertThat(told).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1-2-3", "-1-1", "1-9999999999999999999", "999999999999999-1", "%20x"})
    void refusesWhatIsNoPosition(String position) {
        client.get()
                .uri("/api/v1/events/stream")
                .header("Last-Event-ID", position)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-position");
    }

    @Test
    void refusesAPositionBehindWhichEventsAreForgotten() {
        var before = position();
        speaker.publish(new Spoken(new Thing(thing), 1));
        speaker.publish(new Spoken(new Thing(thing), 2));
        var lines = read("", before, 2);
        forget(String.valueOf(lines.getFirst().id()));
        try {
            client.get()
                    .uri("/api/v1/events/stream")
                    .header("Last-Event-ID", before)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(410)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("events-forgotten")
                    .jsonPath("$.resumableFrom")
                    .isEqualTo(lines.getFirst().id());
            assertThat(number(read("", lines.getFirst().id(), 1).getFirst())).isEqualTo(2);
        } finally {
            forget("0-0");
        }
    }

    @Test
    void endsWhenEventsBehindAReaderAreForgotten() {
        var before = position();
        speaker.publish(new Spoken(new Thing(thing), 1));
        try {
            lines("?types=Nothing", before)
                    .delayUntil(_ -> forgetting("999999999999-1"))
                    .as(reactor.test.StepVerifier::create)
                    .thenConsumeWhile(line -> line.data() == null)
                    .expectComplete()
                    .verify(LIMIT);
        } finally {
            forget("0-0");
        }
    }

    /** As in a server into which a dump was restored: the transactions of all events are far ahead. */
    @Test
    void resumesAfterARestoreIntoAnotherServer() {
        var before = position();
        LongStream.rangeClosed(1, 3).forEach(n -> speaker.publish(new Spoken(new Thing(thing), n)));
        db.sql("UPDATE outbox.event SET transaction = transaction + 1000000000")
                .then()
                .block(LIMIT);
        var parts = before.split("-", 2);
        var moved = (Long.parseLong(parts[0]) + 1_000_000_000) + "-" + parts[1];

        assertThat(goesOnAfterRestore()).isTrue();
        assertThat(goesOnAfterRestore()).isFalse();
        var restored = read("", moved, 3);
        assertThat(restored.stream().map(this::number)).containsExactly(1L, 2L, 3L);
        LongStream.rangeClosed(4, 6).forEach(n -> speaker.publish(new Spoken(new Thing(thing), n)));

        assertThat(read("", restored.get(1).id(), 4).stream().map(this::number)).containsExactly(3L, 4L, 5L, 6L);
        assertThat(goesOnAfterRestore()).isFalse();
    }

    private boolean goesOnAfterRestore() {
        return db.sql("SELECT outbox.go_on_after_restore()")
                .mapValue(Boolean.class)
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    @Test
    void refusesMoreTypesThanFifty() {
        var names = IntStream.rangeClosed(1, 51).mapToObj(n -> "T" + n).toList();

        assertThat(lines("?types=" + String.join(",", names.subList(0, 50)), null)
                        .blockFirst(LIMIT))
                .isNotNull();
        client.get()
                .uri("/api/v1/events/stream?types={types}", String.join(",", names))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void takesParametersThatSayNothingForNone() {
        speaker.publish(new Spoken(new Thing(thing), 1));

        var line = lines("?types=&lastEventId=", null).blockFirst(LIMIT);

        assertThat(line).isNotNull().satisfies(pulse -> assertThat(pulse.data()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "1", "A,,B", "A B"})
    void refusesWhatIsNoType(String types) {
        client.get()
                .uri("/api/v1/events/stream?types={types}", types)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("#/types");
    }

    @Test
    void endsWhenTheApplicationStops() {
        lines("", null)
                .doOnNext(_ -> end.stop())
                .as(reactor.test.StepVerifier::create)
                .thenConsumeWhile(_ -> true)
                .expectComplete()
                .verify(LIMIT);
        end.start();

        assertThat(lines("", null).blockFirst(LIMIT)).isNotNull();
    }

    private void forget(String position) {
        forgetting(position).block(LIMIT);
    }

    private Mono<Void> forgetting(String position) {
        var parts = position.split("-", 2);
        return db.sql("UPDATE outbox.forgotten SET transaction = :transaction, position = :position")
                .bind("transaction", Long.parseLong(parts[0]))
                .bind("position", Long.parseLong(parts[1]))
                .then();
    }

    /** Where somebody is who comes now. */
    private String position() {
        return Objects.requireNonNull(
                lines("", null).mapNotNull(ServerSentEvent::id).blockFirst(LIMIT));
    }

    private List<ServerSentEvent<String>> read(String query, @Nullable String lastEventId, int count) {
        return lines(query, lastEventId)
                .filter(line -> line.data() != null)
                .take(count)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private Flux<ServerSentEvent<String>> lines(String query, @Nullable String lastEventId) {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/v1/events/stream" + query)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(LINE);
    }

    private long number(ServerSentEvent<String> line) {
        JsonNode event = json.readTree(line.data());
        return event.at("/data/number").longValue();
    }
}
