package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Spoken.Thing;
import io.diana.testing.DianaTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DianaTest(properties = {"diana.outbox.retry.first=20ms", "diana.outbox.retry.longest=50ms", "diana.outbox.poll=100ms"})
@Import(Audience.class)
class PublicationApiTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    WebTestClient client;

    @Autowired
    JsonMapper json;

    @Autowired
    Outbox outbox;

    @Autowired
    DatabaseClient db;

    @Autowired
    ReactiveTransactionManager transactions;

    final String thing = UUID.randomUUID().toString();
    Instant start = Instant.EPOCH;

    @BeforeEach
    void setUp() {
        Audience.prepare(db).block(LIMIT);
        start = db.sql("SELECT clock_timestamp()")
                .mapValue(Instant.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    @AfterEach
    void behaveAgain() {
        Audience.MISHAPS.keySet().removeIf(name -> name.endsWith(thing));
    }

    @Test
    void showsWhatIsDoneWithItsEvent() {
        publish(thing, 1);
        awaitHeard("test.single", 1);

        var publication = list("?status=done&listener=test.single&type=Spoken").getFirst();

        assertThat(publication.get("type").stringValue()).isEqualTo("Spoken");
        assertThat(publication.get("listener").stringValue()).isEqualTo("test.single");
        assertThat(publication.get("aggregate").stringValue()).isEqualTo(thing);
        assertThat(publication.get("attempts").intValue()).isEqualTo(1);
        assertThat(publication.get("event")).isEqualTo(json.readTree("""
                {"thing": {"name": "%s"}, "number": 1}""".formatted(thing)));
        assertThat(UUID.fromString(publication.get("eventId").stringValue()).version())
                .isEqualTo(7);
        assertThat(Instant.parse(publication.get("completedAt").stringValue()))
                .isAfterOrEqualTo(Instant.parse(publication.get("publishedAt").stringValue()));
        assertThat(publication.has("nextAttemptAt")).isFalse();
        assertThat(publication.has("lastError")).isFalse();
        assertThat(get("/" + publication.get("id").stringValue())).isEqualTo(publication);
    }

    @Test
    void letsAnAggregateGoOnWhenItsDeadLetterIsResubmitted() {
        fail("test.single", 3);
        publish(thing, 1, 2, 3, 4, 5);
        var dead = awaitDead("test.single");
        assertThat(dead.get("attempts").intValue()).isEqualTo(3);
        assertThat(dead.get("lastError").stringValue()).contains("on purpose");
        var waiting = awaitSome("?status=pending&listener=test.single", 2);
        assertThat(waiting).allMatch(publication -> publication.get("waits").booleanValue());
        assertThat(waiting).extracting(this::number).containsExactly(5L, 4L);
        var id = waiting.getFirst().get("id").stringValue();
        resubmit(id).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("pending");
        assertThat(heard("test.single", 2)).containsExactly(1L, 2L);

        Audience.MISHAPS.remove("test.single:" + thing);
        resubmit(dead.get("id").stringValue())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .value(status -> assertThat(status).isIn("retrying", "done"));

        assertThat(heard("test.single", 5)).containsExactly(1L, 2L, 3L, 4L, 5L);
        resubmit(dead.get("id").stringValue())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("publication-done");
    }

    @Test
    void failsAgainWhatStillCannotBeDelivered() {
        fail("test.single", 1);
        publish(thing, 1, 2);
        var dead = awaitDead("test.single");

        resubmit(dead.get("id").stringValue()).expectStatus().isOk();

        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> count("attempts = 3 AND state = 'DEAD'") == 1
                        && Audience.numbers(db, "test.single", thing).blockOptional().orElseThrow().isEmpty());
        Audience.MISHAPS.remove("test.single:" + thing);
        resubmit(dead.get("id").stringValue()).expectStatus().isOk();
        assertThat(heard("test.single", 2)).containsExactly(1L, 2L);
    }

    @Test
    void deliversADeadLetterThatWasPassedOverBehindTheOthers() {
        fail("test.follower", 2);
        publish(thing, 1, 2, 3);
        var dead = awaitDead("test.follower");
        assertThat(heard("test.follower", 2)).containsExactly(1L, 3L);

        Audience.MISHAPS.remove("test.follower:" + thing);
        resubmit(dead.get("id").stringValue()).expectStatus().isOk();

        assertThat(heard("test.follower", 3)).containsExactly(1L, 3L, 2L);
    }

    @Test
    void doesNotTakeAnAggregateFromWhoIsDeliveringIt() {
        fail("test.follower", 1);
        publish(thing, 1);
        var dead = awaitDead("test.follower").get("id").stringValue();
        var isAtIt = Sinks.<Void>empty();
        var goOn = Sinks.<Void>empty();
        Audience.MISHAPS.put("test.follower:" + thing, event -> {
            isAtIt.tryEmitEmpty();
            return goOn.asMono();
        });
        publish(thing, 2, 3);
        isAtIt.asMono().block(LIMIT);

        resubmit(dead)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("publication-busy");
        postFilter("{\"status\": \"dead\", \"listener\": \"test.follower\", \"since\": \"%s\"}".formatted(start))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"resubmitted\": 0, \"complete\": false}");
        goOn.tryEmitEmpty();
        Audience.MISHAPS.remove("test.follower:" + thing);

        assertThat(heard("test.follower", 2)).containsExactly(2L, 3L);
        resubmit(dead).expectStatus().isOk();
        assertThat(heard("test.follower", 3)).containsExactly(2L, 3L, 1L);
    }

    @Test
    void putsTheRestAsideBehindADeadLetterThatLeadsAgain() {
        fail("test.follower", 1);
        publish(thing, 1);
        var dead = awaitDead("test.follower").get("id").stringValue();
        var tries = new ArrayList<Long>();
        Audience.MISHAPS.put("test.follower:" + thing, event -> {
            tries.add(event.number());
            return tries.size() < 2 ? Mono.error(new IllegalStateException("on purpose")) : Mono.empty();
        });

        TransactionalOperator.create(transactions)
                .transactional(Mono.when(
                        outbox.publish(new Spoken(new Thing(thing), 2)),
                        db.sql("SELECT FROM outbox.publication WHERE aggregate = :thing FOR UPDATE")
                                .bind("thing", thing)
                                .then()))
                .block(LIMIT);
        heard("test.follower", 1);
        resubmit(dead).expectStatus().isOk();

        assertThat(heard("test.follower", 2)).containsExactly(2L, 1L);
    }

    @Test
    void resubmitsAllThatFailedAndPassAFilter() {
        var others = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        fail("test.single", 1);
        others.forEach(other -> Audience.MISHAPS.put("test.single:" + other, _ -> onPurpose()));
        publish(thing, 1, 2);
        others.forEach(other -> publish(other, 1, 2));
        awaitSome("?status=dead&listener=test.single", 3);
        Audience.MISHAPS.clear();

        postFilter("{\"status\": \"dead\", \"type\": \"Whispered\"}")
                .expectBody()
                .json("{\"resubmitted\": 0, \"complete\": true}");
        postFilter("{\"status\": \"retrying\", \"listener\": \"test.single\", \"since\": \"%s\"}".formatted(start))
                .expectBody()
                .json("{\"resubmitted\": 0, \"complete\": true}");
        postFilter("{\"status\": \"dead\", \"listener\": \"test.single\", \"type\": \"Spoken\", \"since\": \"%s\"}"
                        .formatted(start))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"resubmitted\": 3, \"complete\": true}");

        assertThat(heard("test.single", 2)).containsExactly(1L, 2L);
        others.forEach(other ->
                assertThat(Audience.awaitNumbers(db, "test.single", other, 2)).containsExactly(1L, 2L));
    }

    @Test
    void resubmitsManyInSmallSteps() {
        db.sql("INSERT INTO outbox.listener (name, follows) VALUES ('test.nobody', true) ON CONFLICT DO NOTHING")
                .then()
                .block(LIMIT);
        db.sql("""
                        INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state,
                                                        attempts, error)
                        SELECT nextval('outbox.event_position'), l.id, 1, now(), 'x.Y', 'a' || n % 700, 'DEAD', 5, 'x'
                          FROM outbox.listener l, generate_series(1, 2345) n WHERE l.name = 'test.nobody'
                        """).then().block(LIMIT);

        postFilter("{\"listener\": \"test.nobody\"}")
                .expectBody()
                .json("{\"resubmitted\": 2345, \"complete\": true}");
        postFilter("{\"listener\": \"test.nobody\"}")
                .expectBody()
                .json("{\"resubmitted\": 0, \"complete\": true}");

        assertThat(list("?status=retrying&type=x.Y&listener=test.nobody&limit=200")).hasSize(200);
    }

    @Test
    void walksThroughAllPagesNewestFirst() {
        publish(thing, LongStream.rangeClosed(1, 7).toArray());
        List.of("test.single", "test.many", "test.follower").forEach(listener -> awaitHeard(listener, 7));

        var seen = walk("?limit=4&since=" + start);

        assertThat(seen).hasSize(21).doesNotHaveDuplicates();
        assertThat(seen.stream().map(this::number))
                .containsExactly(7L, 7L, 7L, 6L, 6L, 6L, 5L, 5L, 5L, 4L, 4L, 4L, 3L, 3L, 3L, 2L, 2L, 2L, 1L, 1L, 1L);
        assertThat(walk("?limit=2&listener=test.many&status=done&since=" + start)).hasSize(7);
        assertThat(walk("?type=io.diana.outbox.Spoken&since=" + start)).hasSize(21);
        assertThat(walk("?type=poken&since=" + start)).isEmpty();
        assertThat(walk("?status=dead&since=" + start)).isEmpty();
        client.get()
                .uri("/api/v1/events/publications?count=exact&limit=1&listener=test.single&since=" + start)
                .exchange()
                .expectBody()
                .jsonPath("$.page.count")
                .isEqualTo(7);
        client.get()
                .uri("/api/v1/events/publications?count=estimated&limit=1")
                .exchange()
                .expectBody()
                .jsonPath("$.page.count")
                .isNumber();
    }

    @Test
    void showsAPublicationWhoseEventIsForgotten() {
        publish(thing, 1);
        awaitHeard("test.single", 1);
        db.sql("DELETE FROM outbox.event WHERE aggregate = :thing")
                .bind("thing", thing)
                .then()
                .block(LIMIT);

        var publication = list("?status=done&listener=test.single").getFirst();

        assertThat(publication.get("aggregate").stringValue()).isEqualTo(thing);
        assertThat(publication.get("event").isNull()).isTrue();
        assertThat(publication.get("eventId").isNull()).isTrue();
    }

    @Test
    void hasEntityTags() {
        publish(thing, 1);
        awaitHeard("test.single", 1);
        var id = list("?status=done&listener=test.single").getFirst().get("id").stringValue();
        var etag = client.get()
                .uri("/api/v1/events/publications/" + id)
                .exchange()
                .expectHeader()
                .exists("ETag")
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();

        client.get()
                .uri("/api/v1/events/publications/" + id)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1.2.3", "01.1", "999999999999999999.999999999", "1-1", "1.99999999999"})
    void knowsNoOtherIds(String id) {
        client.get()
                .uri("/api/v1/events/publications/" + id)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-publication");
        resubmit(id).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=x", "status=", "listener=A", "type=a..b", "since=now", "since=-2026-01-01T00:00:00Z"})
    void namesTheParameterThatIsWrong(String parameter) {
        client.get()
                .uri("/api/v1/events/publications?" + parameter)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("#/" + parameter.substring(0, parameter.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"x\"}",
                "{\"status\": \"done\"}",
                "{\"listener\": 1}",
                "{\"type\": \"\"}",
                "{\"since\": \"now\"}",
                "{\"other\": 1}"
            })
    void namesTheMemberOfAFilterThatIsWrong(String filter) {
        postFilter(filter)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .value(pointer -> assertThat(pointer.toString())
                        .isEqualTo("#/filter/" + filter.substring(2, filter.indexOf('"', 2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"filter\": null}", "{\"filter\": []}", "[]", "{\"filter\": {}, \"x\": 1}"})
    void wantsAFilter(String body) {
        post("/api/v1/events/resubmissions", body).expectStatus().isEqualTo(422);
    }

    private void fail(String listener, long number) {
        Audience.MISHAPS.put(
                listener + ":" + thing, event -> event.number() == number ? onPurpose() : Mono.empty());
    }

    private static Mono<Void> onPurpose() {
        return Mono.error(new IllegalStateException("on purpose"));
    }

    private void publish(String name, long... numbers) {
        Flux.fromStream(LongStream.of(numbers).boxed())
                .concatMap(number -> TransactionalOperator.create(transactions)
                        .transactional(outbox.publish(new Spoken(new Thing(name), number))))
                .blockLast(LIMIT);
    }

    private List<Long> heard(String listener, int count) {
        return Audience.awaitNumbers(db, listener, thing, count);
    }

    private void awaitHeard(String listener, int count) {
        assertThat(heard(listener, count)).hasSize(count);
        Awaitility.await().atMost(LIMIT).until(() -> count("state <> 'DONE'") == 0);
    }

    private long count(String condition) {
        return db.sql("""
                        SELECT count(*)
                          FROM (SELECT state, attempts, aggregate FROM outbox.publication
                                 UNION ALL
                                SELECT 'DONE', attempts, aggregate FROM outbox.completion) p
                         WHERE aggregate = :thing AND %s
                        """.formatted(condition))
                .bind("thing", thing)
                .mapValue(Long.class)
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private long number(JsonNode publication) {
        return publication.at("/event/number").longValue();
    }

    private JsonNode awaitDead(String listener) {
        return awaitSome("?status=dead&listener=" + listener, 1).getFirst();
    }

    private List<JsonNode> awaitSome(String query, int count) {
        return Awaitility.await().atMost(LIMIT).until(() -> list(query + "&since=" + start), found -> found.size() >= count);
    }

    private List<JsonNode> walk(String query) {
        var items = new ArrayList<JsonNode>();
        var page = page(query);
        while (true) {
            items.addAll(items(page));
            var next = page.at("/page/next");
            if (next.isNull()) {
                return items;
            }
            page = page(query + "&cursor=" + next.stringValue());
        }
    }

    private List<JsonNode> list(String query) {
        return items(page(query));
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    private JsonNode page(String query) {
        return get(query);
    }

    private JsonNode get(String path) {
        return json.readTree(client.get()
                .uri("/api/v1/events/publications" + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec resubmit(String id) {
        return client.post()
                .uri("/api/v1/events/publications/" + id + "/resubmission")
                .exchange();
    }

    private ResponseSpec postFilter(String filter) {
        return post("/api/v1/events/resubmissions", "{\"filter\": %s}".formatted(filter));
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
