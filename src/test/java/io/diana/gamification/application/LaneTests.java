package io.diana.gamification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.application.Ledger.NotBookedException;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.GiftOrder;
import io.diana.gamification.domain.Refusal;
import io.diana.outbox.Origin;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class LaneTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long BROKEN = 13;

    private final List<List<Long>> booked = new ArrayList<>();
    private final Sinks.Empty<Void> opening = Sinks.empty();
    private final Lane lane = new Lane(this::book);
    private RuntimeException failure = new IllegalStateException("on purpose");
    private Disposable work = Disposables.disposed();

    @BeforeEach
    void start() {
        work = lane.work().subscribe();
    }

    @AfterEach
    void stop() {
        work.dispose();
    }

    @Test
    void whatComesWhileOthersAreBookedIsBookedTogether() {
        var answers = ask(1, 2, 3);
        opening.tryEmitEmpty();

        assertThat(answers).allSatisfy(it -> assertThat(it).succeedsWithin(LIMIT));
        assertThat(booked).containsExactly(List.of(1L), List.of(2L, 3L));
        assertThat(answers.get(2).join()).isEqualTo(new Refused(new Refusal.Unknown(new UserId(3))));
    }

    @Test
    void noMoreThanABatchAtOnce() {
        var answers =
                ask(LongStream.rangeClosed(1, 300).filter(it -> it != BROKEN).toArray());
        opening.tryEmitEmpty();

        assertThat(answers).allSatisfy(it -> assertThat(it).succeedsWithin(LIMIT));
        assertThat(booked).extracting(List::size).containsExactly(1, 128, 128, 42);
    }

    @Test
    void whatWasNotBookedForCertainIsTriedOneByOne() {
        failure = new NotBookedException(failure);
        var answers = ask(1, 2, BROKEN, 3);
        opening.tryEmitEmpty();

        assertThat(answers.get(1)).succeedsWithin(LIMIT);
        assertThat(answers.get(3)).succeedsWithin(LIMIT);
        assertThat(answers.get(2))
                .failsWithin(LIMIT)
                .withThrowableOfType(ExecutionException.class)
                .withCauseExactlyInstanceOf(IllegalStateException.class)
                .withMessageContaining("on purpose");
        assertThat(booked)
                .containsExactly(List.of(1L), List.of(2L, BROKEN, 3L), List.of(2L), List.of(BROKEN), List.of(3L));
    }

    @Test
    void whatMayHaveBeenBookedIsNotTriedAgain() {
        var answers = ask(1, 2, BROKEN, 3);
        opening.tryEmitEmpty();

        answers.subList(1, 4)
                .forEach(it -> assertThat(it)
                        .failsWithin(LIMIT)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseExactlyInstanceOf(IllegalStateException.class));
        assertThat(booked).containsExactly(List.of(1L), List.of(2L, BROKEN, 3L));
    }

    @Test
    void aFailureDoesNotEndTheWork() {
        opening.tryEmitEmpty();
        assertThat(ask(BROKEN).getFirst()).failsWithin(LIMIT);

        assertThat(ask(5).getFirst()).succeedsWithin(LIMIT);
    }

    @Test
    void whoeverLeavesBeforeItHasBegunIsNotBooked() {
        var first = ask(1).getFirst();
        lane.book(asked(2)).subscribe().dispose();
        var last = ask(3).getFirst();
        opening.tryEmitEmpty();

        assertThat(first).succeedsWithin(LIMIT);
        assertThat(last).succeedsWithin(LIMIT);
        assertThat(booked).containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void whoeverLeavesAfterwardsIsBooked() {
        lane.book(asked(1)).subscribe().dispose();
        opening.tryEmitEmpty();

        assertThat(ask(2).getFirst()).succeedsWithin(LIMIT);
        assertThat(booked).containsExactly(List.of(1L), List.of(2L));
    }

    private List<CompletableFuture<Booking>> ask(long... ids) {
        return LongStream.of(ids)
                .mapToObj(id -> lane.book(asked(id)).toFuture())
                .toList();
    }

    private static Asked asked(long id) {
        return new Asked(new GiftOrder(new UserId(id), "key:bot", null), new Origin(null, null));
    }

    private Mono<List<Booking>> book(List<Asked> asked) {
        var owners = asked.stream().map(it -> it.order().owner().value()).toList();
        booked.add(owners);
        var answer = owners.contains(BROKEN)
                ? Mono.<List<Booking>>error(failure)
                : Mono.just(IntStream.range(0, asked.size())
                        .<Booking>mapToObj(i -> new Refused(
                                new Refusal.Unknown(asked.get(i).order().owner())))
                        .toList());
        return opening.asMono().then(answer);
    }
}
