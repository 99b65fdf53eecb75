package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Spoken.Thing;
import io.diana.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Listeners that fail in every way they can: nothing is lost, nothing doubled, the order is kept, others go on. */
class FailingListenerTests {

    private static final List<String> LISTENERS = List.of("test.single", "test.follower", "test.many");

    private static TestDatabase database;
    private static Node node;
    private static Heard heard;

    final String thing = UUID.randomUUID().toString();
    final String other = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        node = Node.on(database.url(), List.of(Audience.class, Audience.Impatient.class));
        Audience.prepare(node.db()).block(Node.LIMIT);
        heard = Heard.in(database.dataSource());
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void deliverWhatWasPublishedTogetherBeforeAndBehindAFailure() {
        failOnce(event -> Mono.error(new IllegalStateException("on purpose")));

        node.publishTogether(thing, 1, 30);

        awaitAllOf(thing, 30);
    }

    @Test
    void getNothingTwiceThatWasDoneBeforeTheyCrashed() {
        var crashed = ConcurrentHashMap.<String>newKeySet();
        LISTENERS.forEach(listener -> Audience.MISHAPS.put(listener + ":" + thing, event -> {
            if (event.number() % 7 == 0 && crashed.add(listener + event.number())) {
                throw new AssertionError("on purpose");
            }
            return Mono.empty();
        }));

        node.publishTogether(thing, 1, 40);

        awaitAllOf(thing, 40);
    }

    /** They are asked to do so by nobody; whoever takes a publication away under a worker leaves nothing half done. */
    @Test
    void completeNothingThatIsNoLongerOpen() {
        var gone = ConcurrentHashMap.<String>newKeySet();
        Function<Spoken, Mono<Void>> forget = event -> event.number() == 3 && gone.add(thing)
                ? node.db()
                        .sql(
                                "DELETE FROM outbox.publication WHERE aggregate = :thing AND position = (SELECT position FROM"
                                        + " outbox.event WHERE aggregate = :thing AND data ->> 'number' = '3')")
                        .bind("thing", thing)
                        .then()
                : Mono.empty();
        Audience.MISHAPS.put("test.single:" + thing, forget);

        node.publishTogether(thing, 1, 5);

        awaitAllOf(thing, 5);
    }

    @Test
    void areHeldToTheirTimeForEachEvent() {
        var hung = ConcurrentHashMap.<String>newKeySet();
        LISTENERS.forEach(listener -> Audience.MISHAPS.put(
                listener + ":" + thing,
                event -> event.number() == 3 && hung.add(listener) ? Mono.never() : Mono.empty()));

        node.publishTogether(thing, 1, 10);
        node.publishTogether(other, 1, 10);

        awaitAllOf(other, 10);
        awaitAllOf(thing, 10);
    }

    @Test
    void areToBlameWhenTheySwallowAnErrorOfTheDatabase() {
        Function<Spoken, Mono<Void>> swallow = event ->
                event.number() == 3 ? node.db().sql("SELECT 1 / 0").then().onErrorComplete() : Mono.empty();
        LISTENERS.forEach(listener -> Audience.MISHAPS.put(listener + ":" + thing, swallow));

        node.publishTogether(thing, 1, 10);
        node.publishTogether(other, 1, 10);

        awaitAllOf(other, 10);
        heard.awaitCount("test.follower", thing, 9);
        awaitDead(3);
        assertThat(heard.of("test.single", thing)).containsExactly(1L, 2L);
        assertThat(heard.of("test.many", thing)).containsExactly(1L, 2L);
        assertThat(heard.of("test.follower", thing)).containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void leavePoisonToTheDeadLettersAfterAllAttempts() {
        poison(5);

        node.publish(thing, 1, 10);
        node.publish(other, 1, 10);

        awaitAllOf(other, 10);
        awaitDead(3);
        assertThat(heard.of("test.single", thing)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(heard.of("test.many", thing)).containsExactly(1L, 2L, 3L, 4L);
        heard.awaitCount("test.follower", thing, 9);
        assertThat(heard.of("test.follower", thing)).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L);
        assertThat(heard.jdbc()
                        .queryForList(
                                "SELECT attempts FROM outbox.publication WHERE aggregate = ? AND state = 'DEAD' ORDER BY 1",
                                Integer.class,
                                thing))
                .hasSize(3)
                .containsOnly(Audience.ATTEMPTS);
    }

    @Test
    void failSoOftenThatNobodyKnowsWhereAndStillGetAllInOrder() {
        var things = IntStream.range(0, 20).mapToObj(n -> thing + n).toList();
        var failed = ConcurrentHashMap.<String>newKeySet();
        for (var each : things) {
            LISTENERS.forEach(listener -> Audience.MISHAPS.put(
                    listener + ":" + each,
                    event -> event.number() % 5 == 2 && failed.add(listener + each + event.number())
                            ? Mono.error(new IllegalStateException("on purpose"))
                            : Mono.empty()));
        }

        Flux.fromIterable(things)
                .flatMap(each -> Flux.range(1, 20)
                        .concatMap(number -> node.publishing(List.of(new Spoken(new Thing(each), number)))))
                .blockLast(Node.LIMIT);

        things.forEach(each -> awaitAllOf(each, 20));
        assertThat(openOf(Set.copyOf(things))).isZero();
    }

    @Test
    void hangOnManyThingsWhileOthersGoOn() {
        var hanging = IntStream.range(0, 12).mapToObj(n -> thing + n).toList();
        hanging.forEach(each -> Audience.MISHAPS.put("test.impatient:" + each, _ -> Mono.never()));
        hanging.forEach(each -> node.publish(each, 1, 1));
        heard.awaitCount("test.single", hanging.getLast(), 1);

        node.publish(other, 1, 10);

        heard.awaitAll("test.impatient", other, 10);
        hanging.forEach(each -> Audience.MISHAPS.remove("test.impatient:" + each));
        hanging.forEach(each -> heard.awaitAll("test.impatient", each, 1));
    }

    private void failOnce(Function<Spoken, Mono<Void>> failure) {
        var failed = ConcurrentHashMap.<String>newKeySet();
        LISTENERS.forEach(listener -> Audience.MISHAPS.put(
                listener + ":" + thing,
                event -> event.number() == 3 && failed.add(listener) ? failure.apply(event) : Mono.empty()));
    }

    private void poison(long number) {
        LISTENERS.forEach(listener -> Audience.MISHAPS.put(
                listener + ":" + thing,
                event ->
                        event.number() == number ? Mono.error(new IllegalStateException("on purpose")) : Mono.empty()));
    }

    private static void awaitAllOf(String each, long last) {
        LISTENERS.forEach(listener -> heard.awaitAll(listener, each, last));
    }

    private void awaitDead(long count) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> heard.count(
                                "SELECT count(*) FROM outbox.publication WHERE aggregate = ? AND state = 'DEAD'", thing)
                        == count);
    }

    private static long openOf(Set<String> things) {
        return heard.count("SELECT count(*) FROM outbox.publication WHERE aggregate = ANY (?)", (Object)
                things.toArray(String[]::new));
    }
}
