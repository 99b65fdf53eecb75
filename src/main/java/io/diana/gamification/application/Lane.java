package io.diana.gamification.application;

import io.diana.gamification.application.Ledger.NotBookedException;
import io.diana.gamification.domain.Booking;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Orders that are booked one batch behind the other: a batch is whatever came while the one before was booked. */
final class Lane {

    private static final int BATCH = 128;
    private static final int AT_ONCE = 4;

    private final Function<List<Asked>, Mono<List<Booking>>> ledger;
    private final Queue<Seat> queue = new ConcurrentLinkedQueue<>();
    private volatile Sinks.Empty<Void> bell = Sinks.empty();

    /** Books by what decides on orders in their order, all or none: {@link Ledger#book}. */
    Lane(Function<List<Asked>, Mono<List<Booking>>> ledger) {
        this.ledger = ledger;
    }

    /** Somebody who waits: until it is begun, they may leave. */
    private record Seat(Asked asked, Sinks.One<Booking> answer, AtomicReference<State> state) {

        private enum State {
            WAITING,
            BEGUN,
            LEFT
        }

        private boolean begin() {
            return state.compareAndSet(State.WAITING, State.BEGUN);
        }

        private void leave() {
            state.compareAndSet(State.WAITING, State.LEFT);
        }
    }

    Mono<Booking> book(Asked asked) {
        return Mono.defer(() -> {
            var seat = new Seat(asked, Sinks.one(), new AtomicReference<>(Seat.State.WAITING));
            queue.add(seat);
            bell.tryEmitEmpty();
            return seat.answer().asMono().doOnCancel(seat::leave);
        });
    }

    Mono<Void> work() {
        return Mono.defer(this::round).repeat().then();
    }

    /** The bell is hung up before the queue is looked at again: whoever comes behind that look rings it. */
    private Mono<Void> round() {
        var seats = next();
        if (!seats.isEmpty()) {
            return book(seats);
        }
        var hung = Sinks.<Void>empty();
        bell = hung;
        return queue.isEmpty() ? hung.asMono() : Mono.empty();
    }

    private List<Seat> next() {
        var seats = new ArrayList<Seat>();
        while (seats.size() < BATCH) {
            var seat = queue.poll();
            if (seat == null) {
                break;
            }
            if (seat.begin()) {
                seats.add(seat);
            }
        }
        return seats;
    }

    private Mono<Void> book(List<Seat> seats) {
        return ledger.apply(seats.stream().map(Seat::asked).toList())
                .onErrorResume(error -> recover(seats, error).then(Mono.empty()))
                .doOnNext(bookings -> answer(seats, bookings))
                .then();
    }

    /**
     * What fails together is tried one by one, so that nobody's order fails because of another's; but only what was not booked for
     * certain, or somebody would be paid twice.
     */
    private Mono<Void> recover(List<Seat> seats, Throwable error) {
        return error instanceof NotBookedException && seats.size() > 1
                ? Flux.fromIterable(seats)
                        .flatMap(seat -> book(List.of(seat)), AT_ONCE)
                        .then()
                : Mono.fromRunnable(() -> seats.forEach(seat -> seat.answer().tryEmitError(Ledger.cause(error))));
    }

    private static void answer(List<Seat> seats, List<Booking> bookings) {
        for (var i = 0; i < seats.size(); i++) {
            seats.get(i).answer().tryEmitValue(bookings.get(i));
        }
    }
}
