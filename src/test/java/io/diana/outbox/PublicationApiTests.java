package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Spoken.Thing;
import io.diana.testing.DianaTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DianaTest(properties = {"diana.outbox.retry.first=20ms", "diana.outbox.retry.longest=50ms", "diana.outbox.poll=100ms"})
@Import({Audience.class, Speaker.class})
class PublicationApiTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    WebTestClient client;

    @Autowired
    JsonMapper json;

    @Autowired
    Speaker speaker;

    @Autowired
    DatabaseClient db;

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
        assertThat(dead.get("attempts").intValue()).isEqualTo(Audience.ATTEMPTS);
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
                .until(() -> count("attempts = %d AND state = 'DEAD'".formatted(Audience.ATTEMPTS)) == 1
                        && Audience.numbers(db, "test.single", thing)
                                .blockOptional()
                                .orElseThrow()
                                .isEmpty());
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
    void leavesThoseWaitingThatAreBehindADeadLetter() {
        prepare("test.waiter", false, "DEAD", "PARKED", "DEAD", "PARKED");

        resubmitNth("test.waiter", 1);
        resubmitNth("test.waiter", 3);

        assertThat(states("test.waiter")).containsExactly("RETRYING 0", "PARKED 2", "RETRYING 0", "PARKED 2");
    }

    @Test
    void leavesTheRestAloneWhereSomethingOlderLeads() {
        prepare("test.nobody", true, "PENDING", "DEAD", "RETRYING", "PENDING");

        resubmitNth("test.nobody", 2);
        resubmitNth("test.nobody", 3);

        assertThat(states("test.nobody")).containsExactly("PENDING 2", "RETRYING 0", "RETRYING 0", "PENDING 2");
    }

    /** So no worker who looked before gets any of it afterwards. */
    @Test
    void putsTheRestAsideBehindADeadLetterThatLeadsAgain() {
        prepare("test.nobody", true, "DEAD", "DEAD", "RETRYING", "DEAD", "PENDING");

        resubmitNth("test.nobody", 2);

        assertThat(states("test.nobody")).containsExactly("DEAD 2", "RETRYING 0", "PARKED 2", "DEAD 2", "PARKED 2");
    }

    /** Whoever resubmits, fails, puts aside and delivers at the same time: nobody is in anybody's way for good. */
    @Test
    void deliversAllInOrderWhateverIsResubmittedMeanwhile() {
        var random = new Random(815);
        var things = Stream.generate(() -> UUID.randomUUID() + thing).limit(12).toList();
        for (var name : things) {
            for (var listener : List.of("test.single:", "test.many:", "test.follower:")) {
                Audience.MISHAPS.put(listener + name, _ -> random.nextInt(5) == 0 ? onPurpose() : Mono.empty());
            }
        }
        var publishing = Flux.fromIterable(things)
                .flatMap(name -> Flux.range(1, 40).concatMap(n -> publishing(name, n)), things.size());
        var resubmitting = Flux.interval(Duration.ofMillis(100))
                .onBackpressureDrop()
                .take(20)
                .concatMap(_ -> Mono.fromRunnable(
                                () -> postFilter("{}").expectStatus().isOk())
                        .subscribeOn(Schedulers.boundedElastic()));

        Flux.merge(publishing.then(), resubmitting).blockLast(LIMIT);
        Audience.MISHAPS.clear();

        Awaitility.await().atMost(LIMIT).until(() -> {
            postFilter("{}").expectStatus().isOk();
            return list("?limit=1&status=pending&type=Spoken&since=" + start).isEmpty()
                    && list("?limit=1&status=retrying&type=Spoken&since=" + start)
                            .isEmpty();
        });
        for (var name : things) {
            var all = LongStream.rangeClosed(1, 40).boxed().toList();
            assertThat(Audience.awaitNumbers(db, "test.single", name, 40)).isEqualTo(all);
            assertThat(Audience.awaitNumbers(db, "test.many", name, 40)).isEqualTo(all);
            assertThat(Audience.awaitNumbers(db, "test.follower", name, 40)).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(db.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                        .mapValue(Long.class)
                        .one()
                        .block(LIMIT))
                .isZero();
    }

    private void resubmitNth(String listener, int nth) {
        var all = list("?listener=%s&since=%s".formatted(listener, start));
        resubmit(all.reversed().get(nth - 1).get("id").stringValue())
                .expectStatus()
                .isOk();
    }

    private void prepare(String listener, boolean follows, String... states) {
        db.sql("INSERT INTO outbox.listener (name, follows) VALUES (:name, :follows) ON CONFLICT DO NOTHING")
                .bind("name", listener)
                .bind("follows", follows)
                .then()
                .block(LIMIT);
        db.sql("""
                        INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state,
                                                        attempts, due_at)
                        SELECT nextval('outbox.event_position'), l.id, 1, now(), 'x.Y', :thing, state, 2,
                               CASE WHEN state = 'RETRYING' THEN now() + interval '1 hour' END
                          FROM outbox.listener l, unnest(:states) state WHERE l.name = :name
                        """)
                .bind("thing", thing)
                .bind("states", states)
                .bind("name", listener)
                .then()
                .block(LIMIT);
    }

    private List<String> states(String listener) {
        return db.sql("""
                        SELECT p.state || ' ' || p.attempts
                          FROM outbox.publication p JOIN outbox.listener l ON l.id = p.listener
                         WHERE l.name = :name AND p.aggregate = :thing
                         ORDER BY p.position
                        """)
                .bind("name", listener)
                .bind("thing", thing)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
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
        prepare("test.nobody", true);
        db.sql("""
                        INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state,
                                                        attempts, error)
                        SELECT nextval('outbox.event_position'), l.id, 1, now(), 'x.Z', 'a' || n % 700, 'DEAD', 5, 'x'
                          FROM outbox.listener l, generate_series(1, 2345) n WHERE l.name = 'test.nobody'
                        """).then().block(LIMIT);

        postFilter("{\"listener\": \"test.nobody\", \"type\": \"Z\"}")
                .expectBody()
                .json("{\"resubmitted\": 2345, \"complete\": true}");
        postFilter("{\"listener\": \"test.nobody\", \"type\": \"Z\"}")
                .expectBody()
                .json("{\"resubmitted\": 0, \"complete\": true}");

        assertThat(list("?status=retrying&type=x.Z&listener=test.nobody&limit=200"))
                .hasSize(200);
    }

    @Test
    void walksThroughAllPagesNewestFirst() {
        publish(thing, LongStream.rangeClosed(1, 7).toArray());
        List.of("test.single", "test.many", "test.follower").forEach(listener -> awaitHeard(listener, 7));

        var seen = walk("?limit=4&since=" + start);

        assertThat(seen).hasSize(21).doesNotHaveDuplicates();
        assertThat(seen.stream().map(this::number))
                .containsExactly(7L, 7L, 7L, 6L, 6L, 6L, 5L, 5L, 5L, 4L, 4L, 4L, 3L, 3L, 3L, 2L, 2L, 2L, 1L, 1L, 1L);
        assertThat(walk("?limit=2&listener=test.many&status=done&since=" + start))
                .hasSize(7);
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
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag();

        client.get()
                .uri("/api/v1/events/publications/" + id)
                .header("If-None-Match", String.valueOf(etag))
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
    @ValueSource(
            strings = {"status=x", "status=", "listener=A", "type=a..b", "since=now", "since=-2026-01-01T00:00:00Z"})
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
        Audience.MISHAPS.put(listener + ":" + thing, event -> event.number() == number ? onPurpose() : Mono.empty());
    }

    private static Mono<Void> onPurpose() {
        return Mono.error(new IllegalStateException("on purpose"));
    }

    private void publish(String name, long... numbers) {
        Flux.fromStream(LongStream.of(numbers).boxed())
                .concatMap(number -> publishing(name, number))
                .blockLast(LIMIT);
    }

    private Mono<Void> publishing(String name, long number) {
        return speaker.publishing(new Spoken(new Thing(name), number));
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
        return Awaitility.await()
                .atMost(LIMIT)
                .until(() -> list(query + "&since=" + start), found -> found.size() >= count);
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
