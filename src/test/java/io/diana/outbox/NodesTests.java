package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.Bells;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;

/** Several nodes on one database, whose connections break and whose clocks differ. */
class NodesTests extends NodesOnOneDatabase {

    @Test
    void shareTheWorkAndDeliverNothingTwice() {
        try (var one = Node.on(database.url(), "spring.r2dbc.properties.applicationName=one");
                var _ = Node.on(database.url(), "spring.r2dbc.properties.applicationName=two")) {
            var speakers = Speakers.of(heard, "shared", 40);
            speakers.things()
                    .forEach(thing -> LISTENERS.forEach(listener -> Audience.MISHAPS.put(
                            listener + ":" + thing,
                            _ -> Mono.delay(Duration.ofMillis(2)).then())));

            talkUntil(one, speakers, 10);

            awaitAll(speakers, LISTENERS);
            for (var listener : LISTENERS) {
                assertThat(heard.jdbc()
                                .queryForList(
                                        "SELECT DISTINCT node FROM heard WHERE listener = ?", String.class, listener))
                        .containsExactlyInAnyOrder("one", "two");
            }
        }
    }

    @Test
    void deliverWithClocksThatAreHoursApart() {
        try (var early = Node.on(database.url(), List.of(Audience.class, Early.class));
                var late = Node.on(database.url(), List.of(Audience.class, Late.class))) {
            Audience.prepare(early.db()).block(Node.LIMIT);
            LISTENERS.forEach(listener -> Audience.MISHAPS.put(listener + ":clocks", failingOnce(3)));

            for (var number = 1; number <= 20; number += 2) {
                early.publish("clocks", number, number);
                late.publish("clocks", number + 1, number + 1);
            }

            LISTENERS.forEach(listener -> heard.awaitAll(listener, "clocks", 20));
            heard.awaitQuiet();
        }
    }

    @Test
    void goOnWhenAllTheirBackendsAreEndedAgainAndAgain() {
        try (var one = Node.on(database.url());
                var two = Node.on(database.url())) {
            var speakers = Speakers.of(heard, "ended", 10);
            var enough = new AtomicBoolean();
            var talking = Mono.when(speakers.talk(one, 2, enough), speakers.talk(two, 2, enough))
                    .cache();
            talking.subscribe();
            for (var round = 1; round <= 5; round++) {
                var least = round * 5L;
                Awaitility.await()
                        .atMost(Node.LIMIT)
                        .until(() -> speakers.said().values().stream().allMatch(said -> said >= least));
                endSessions("true");
            }
            enough.set(true);
            talking.block(Node.LIMIT);

            awaitAll(speakers, LISTENERS);
            heard.awaitQuiet();
        }
    }

    @Test
    void hearEachOtherAgainAfterTheirLineWasCut() {
        try (var speaker = Node.on(database.url(), List.of());
                var _ = Node.on(database.url(), "diana.outbox.poll=1h")) {
            speaker.publish("line", 1, 3);
            LISTENERS.forEach(listener -> heard.awaitAll(listener, "line", 3));

            assertThat(endSessions("query LIKE 'LISTEN%'")).isEqualTo(2);
            speaker.publish("line", 4, 6);

            LISTENERS.forEach(listener -> heard.awaitAll(listener, "line", 6));
            speaker.publish("line", 7, 9);
            LISTENERS.forEach(listener -> heard.awaitAll(listener, "line", 9));
        }
    }

    @Test
    void tellEachOtherThatThereIsSomethingWhenItIsTooMuchToName() {
        var types = IntStream.range(0, 100)
                .mapToObj(n -> "x.T" + n + "a".repeat(100))
                .collect(Collectors.toSet());
        try (var speaker = Node.on(database.url(), List.of());
                var hearer = Node.on(database.url(), List.of())) {
            var arrivals = new CopyOnWriteArrayList<Set<String>>();
            hearer.context().getBean(Bells.class).arrivals().subscribe(arrivals::add);
            awaitArrival(arrivals, speaker, Set.of("x.Small"), Set.of("x.Small"));
            arrivals.clear();

            awaitArrival(arrivals, speaker, types, Set.of());
        }
    }

    private static void awaitArrival(
            List<Set<String>> arrivals, Node speaker, Set<String> committed, Set<String> arrived) {
        Awaitility.await().atMost(Node.LIMIT).until(() -> {
            speaker.context().getBean(Bells.class).committed(committed);
            return arrivals.contains(arrived);
        });
    }

    @Test
    void giveANewListenerEverythingFromTheBeginningOrFromNow() {
        try (var speaker = Node.on(database.url(), List.of())) {
            Audience.prepare(speaker.db()).block(Node.LIMIT);
            for (var part = 0; part < 12; part++) {
                speaker.publishTogether("log", part * 1_000L + 1, part * 1_000L + 1_000);
            }
            var speakers = Speakers.of(heard, "new", 20);
            var enough = new AtomicBoolean();
            var talking = speakers.talk(speaker, 4, enough).cache();
            talking.subscribe();
            Awaitility.await()
                    .atMost(Node.LIMIT)
                    .until(() -> speakers.said().values().stream().allMatch(said -> said >= 10));

            var before = speakers.said();
            try (var _ = Node.on(database.url(), List.of(Newcomers.class))) {
                var after = speakers.said();
                Awaitility.await()
                        .atMost(Node.LIMIT)
                        .until(() -> speakers.said().entrySet().stream()
                                .allMatch(said -> said.getValue() >= after.getOrDefault(said.getKey(), 0L) + 10));
                enough.set(true);
                talking.block(Node.LIMIT);

                awaitAll(speakers, List.of("test.beginning"));
                heard.awaitAll("test.beginning", "log", 12_000);
                heard.awaitQuiet();
                speakers.said().forEach((thing, last) -> {
                    var numbers = heard.of("test.now", thing);
                    assertThat(numbers.getFirst())
                            .isBetween(before.getOrDefault(thing, 0L) + 1, after.getOrDefault(thing, 0L) + 1);
                    assertThat(numbers)
                            .containsExactlyElementsOf(LongStream.rangeClosed(numbers.getFirst(), last)
                                    .boxed()
                                    .toList());
                });
                assertThat(heard.of("test.now", "log")).isEmpty();
            }
        }
    }

    @Test
    void giveNothingAgainToAListenerThatComesBack() {
        try (var speaker = Node.on(database.url(), List.of())) {
            Audience.prepare(speaker.db()).block(Node.LIMIT);
            speaker.publish("back", 1, 5);
            try (var _ = Node.on(database.url(), List.of(Newcomers.class))) {
                heard.awaitAll("test.beginning", "back", 5);
                heard.awaitQuiet();
            }
            heard.jdbc().update("DELETE FROM outbox.subscription"); // as retiring it does
            speaker.publish("back", 6, 8);

            try (var _ = Node.on(database.url(), List.of(Newcomers.class))) {
                heard.awaitAll("test.beginning", "back", 8);
                heard.awaitQuiet();
            }
            assertThat(heard.of("test.beginning", "back")).hasSize(8);
        }
    }

    private static Function<Spoken, Mono<Void>> failingOnce(int every) {
        var failed = ConcurrentHashMap.<Long>newKeySet();
        return event -> event.number() % every == 0 && failed.add(event.number())
                ? Mono.error(new IllegalStateException("on purpose"))
                : Mono.empty();
    }

    private static void talkUntil(Node node, Speakers speakers, long least) {
        var enough = new AtomicBoolean();
        var talking = speakers.talk(node, 4, enough).cache();
        talking.subscribe();
        Awaitility.await()
                .atMost(Node.LIMIT)
                .until(() -> speakers.said().values().stream().allMatch(said -> said >= least));
        enough.set(true);
        talking.block(Node.LIMIT);
    }

    private void awaitAll(Speakers speakers, List<String> listeners) {
        speakers.said().forEach((thing, last) -> listeners.forEach(listener -> heard.awaitAll(listener, thing, last)));
    }

    private long endSessions(String which) {
        return heard.count("""
                SELECT count(pg_terminate_backend(pid))
                  FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid() AND (%s)
                """.formatted(which));
    }

    @Configuration(proxyBeanMethods = false)
    static class Early {

        @Bean
        @Primary
        Clock earlyClock() {
            return Clock.offset(Clock.systemUTC(), Duration.ofHours(-5));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Late {

        @Bean
        @Primary
        Clock lateClock() {
            return Clock.offset(Clock.systemUTC(), Duration.ofHours(7));
        }
    }
}
