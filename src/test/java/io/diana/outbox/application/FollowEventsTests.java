package io.diana.outbox.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.EventFeed.Bounds;
import io.diana.outbox.application.EventFeed.Portion;
import io.diana.outbox.application.FollowEvents.Opened;
import io.diana.outbox.application.FollowEvents.RefusedAsForgotten;
import io.diana.outbox.application.FollowEvents.RefusedAsFuture;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent;
import io.diana.outbox.domain.StoredEvent.Content;
import io.diana.outbox.domain.Streamed;
import io.diana.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

@VirtualTime
class FollowEventsTests {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final EventPosition START = new EventPosition(100, 0);

    private final FeedOfPortions feed = new FeedOfPortions();
    final Bells bells = new Bells();
    final FollowEvents followEvents = new FollowEvents(feed, bells);

    @Test
    void startsInThePresent() {
        assertThat(open(null).start()).isEqualTo(START);
    }

    @Test
    void refusesPositionsWithAGapBehindThemAndThoseNobodyHasReached() {
        var forgotten = new EventPosition(50, 7);

        assertThat(followEvents.after(new EventPosition(50, 6), Set.of()).block())
                .isEqualTo(new RefusedAsForgotten(new EventPosition(50, 6), forgotten));
        assertThat(followEvents.after(forgotten, Set.of()).block()).isInstanceOf(Opened.class);
        assertThat(followEvents.after(new EventPosition(120, 0), Set.of()).block())
                .isInstanceOf(Opened.class);
        assertThat(followEvents.after(new EventPosition(121, 0), Set.of()).block())
                .isEqualTo(new RefusedAsFuture(new EventPosition(121, 0)));
    }

    @Test
    void looksForMoreOnlyWhenAllIsTaken() {
        feed.portions.add(portion(true, 1, 2, 3));
        feed.portions.add(portion(true, 4, 5));
        feed.portions.add(portion(false, 6));

        StepVerifier.create(open(START).events().map(FollowEventsTests::number), 0)
                .thenRequest(2)
                .expectNext(1L, 2L)
                .then(() -> assertThat(feed.asked).hasSize(1))
                .thenRequest(1)
                .expectNext(3L)
                .thenRequest(3)
                .expectNext(4L, 5L, 6L)
                .thenCancel()
                .verify(LIMIT);
        assertThat(feed.asked.subList(0, 3))
                .containsExactly(START, new EventPosition(101, 3), new EventPosition(101, 5));
    }

    @Test
    void looksAgainSoonForWhatIsHeldUp() {
        feed.portions.add(new Portion(List.of(), null, false, true, false));
        feed.portions.add(new Portion(List.of(), null, false, true, false));
        feed.portions.add(portion(false, 1));

        StepVerifier.create(open(START).events().map(FollowEventsTests::number))
                .expectNext(1L)
                .thenCancel()
                .verify(Duration.ofMillis(900)); // less than the poll
    }

    @ParameterizedTest
    @ValueSource(strings = {"y.A", "A", "x.B", "x.C,x.B", ""})
    void looksWhenSomethingWantedArrivesOrNobodyKnowsWhat(String arrived) {
        assertThat(looksAtOnce(Set.of("A", "x.B"), types(arrived))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.C", "B", "y.B,C"})
    void waitsForTheNextPollWhenNothingWantedArrives(String arrived) {
        assertThat(looksAtOnce(Set.of("A", "x.B"), types(arrived))).isFalse();
    }

    @Test
    void looksForEverythingWhenNoTypeIsNamed() {
        assertThat(looksAtOnce(Set.of(), Set.of("x.C"))).isTrue();
    }

    private boolean looksAtOnce(Set<String> wanted, Set<String> arrived) {
        var time = VirtualTimeScheduler.getOrSet();
        var reading = open(START, wanted).events().subscribe();
        try {
            time.advanceTimeBy(Duration.ofMillis(200));
            bells.heard(arrived);
            time.advanceTimeBy(Duration.ofMillis(799));
            var looks = feed.asked.size();
            time.advanceTimeBy(Duration.ofMillis(1));
            assertThat(feed.asked).as("looks, with the next poll at the latest").hasSizeBetween(2, 3);
            return looks == 2;
        } finally {
            reading.dispose();
            VirtualTimeScheduler.reset();
        }
    }

    private static Set<String> types(String arrived) {
        return arrived.isEmpty() ? Set.of() : Set.of(arrived.split(","));
    }

    @Test
    void marksHowFarThereIsNothing() {
        feed.portions.add(new Portion(List.of(event(1)), new EventPosition(101, 9), false, false, false));
        feed.portions.add(new Portion(List.of(), new EventPosition(101, 12), false, false, false));

        StepVerifier.create(open(START).events().map(Streamed::position))
                .expectNext(new EventPosition(101, 1), new EventPosition(101, 9), new EventPosition(101, 12))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void sitsAnOutageOut() {
        feed.portions.add(portion(true, 1));
        feed.failures.set(1);
        feed.portions.add(portion(false, 2));

        StepVerifier.create(open(START).events().map(FollowEventsTests::number))
                .expectNext(1L, 2L)
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void endsWhereEventsAreMissing() {
        feed.portions.add(portion(true, 1));
        feed.portions.add(new Portion(List.of(event(9)), new EventPosition(101, 9), true, false, true));

        StepVerifier.create(open(START).events().map(FollowEventsTests::number))
                .expectNext(1L)
                .expectComplete()
                .verify(LIMIT);
    }

    private Opened open(@Nullable EventPosition position) {
        return open(position, Set.of());
    }

    private Opened open(@Nullable EventPosition position, Set<String> types) {
        return (Opened) followEvents.after(position, types).blockOptional().orElseThrow();
    }

    private static long number(Streamed streamed) {
        return streamed.position().number();
    }

    private static Portion portion(boolean hasMore, long... numbers) {
        var events = new ArrayList<StoredEvent>();
        for (var number : numbers) {
            events.add(event(number));
        }
        return new Portion(events, events.getLast().position(), hasMore, false, false);
    }

    private static StoredEvent event(long number) {
        return new StoredEvent(
                new EventPosition(101, number),
                new UUID(0, number),
                new Content("x.Y", 1, "a", Instant.EPOCH, null, null, "{}"),
                Instant.EPOCH);
    }

    private static final class FeedOfPortions implements EventFeed {

        final List<Portion> portions = new CopyOnWriteArrayList<>();
        final List<EventPosition> asked = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public Mono<Bounds> bounds() {
            return Mono.just(new Bounds(new EventPosition(50, 7), START, 120));
        }

        @Override
        public Mono<Portion> after(EventPosition position, Set<String> types) {
            return Mono.defer(() -> {
                asked.add(position);
                if (asked.size() > 1 && failures.getAndDecrement() > 0) {
                    return Mono.error(new IllegalStateException("on purpose"));
                }
                return Mono.just(
                        portions.isEmpty()
                                ? new Portion(List.of(), null, false, false, false)
                                : portions.removeFirst());
            });
        }
    }
}
