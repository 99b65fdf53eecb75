package io.diana.outbox.schedule;

import io.diana.outbox.application.Bells;
import io.diana.outbox.application.DeliverPublications.Delivered;
import io.diana.outbox.application.DeliveryException;
import io.diana.outbox.application.Listener;
import io.diana.outbox.application.Publications.Search;
import io.diana.outbox.application.Publications.Window;
import io.diana.outbox.domain.Appetite;
import io.diana.outbox.domain.Turns;
import io.diana.outbox.schedule.Seats.Seat;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Delivers to one listener, one transaction after the other, and waits for the bell when there is nothing to do. A round
 * never runs beside another of the same worker, so its fields need no guard beyond being visible.
 */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int PAUSE_DOUBLINGS = 7;

    /** How often it tries to note a failure: another one who hangs on the same event keeps it waiting that long. */
    private static final int NOTES = 10;

    /** How often in a row an event is tried again without blame when the database seems to be the cause. */
    private static final int DOUBTS = 3;

    private final Listener listener;
    private final Deliveries deliveries;
    private final Bells bells;
    private final Seat seat;
    private volatile boolean running = true;
    private volatile Appetite appetite;
    private volatile Turns turns;
    private volatile long after;
    private final AtomicInteger troubles = new AtomicInteger();
    private final AtomicInteger doubts = new AtomicInteger();

    Worker(Listener listener, Deliveries deliveries, Bells bells, Post post) {
        this.listener = listener;
        this.deliveries = deliveries;
        this.bells = bells;
        this.turns = post.turns();
        this.seat = post.seat();
        this.appetite = Appetite.of(listener.subscriber().settings().most());
    }

    /** Works until told to stop; then ends behind the round that runs. */
    Mono<Void> work() {
        return seat.during(Mono.defer(this::round), this::passOn)
                .onErrorResume(this::rest)
                .filter(mayHaveMore -> !mayHaveMore && running)
                .flatMap(_ -> bells.next(id()))
                .repeat(() -> running)
                .then();
    }

    void stop() {
        running = false;
        bells.ring(id());
    }

    /** Whoever waits for a seat lets another worker of the listener have the ring that woke him. */
    private void passOn() {
        bells.ring(id());
    }

    private String id() {
        return listener.subscriber().id();
    }

    /** Tells whether to go on at once. */
    private Mono<Boolean> round() {
        return deliveries
                .deliver(listener, new Search(appetite.now(), after, turns.retries()))
                .flatMap(this::succeeded)
                .onErrorResume(DeliveryException.class, this::failed)
                .doOnNext(_ -> troubles.set(0));
    }

    private Mono<Boolean> succeeded(Delivered delivered) {
        if (delivered.claim().deliveries().isEmpty()) {
            return nothing(delivered.claim().hasMore());
        }
        turns = turns.afterDelivery();
        doubts.set(0);
        after = 0;
        appetite = appetite.afterSuccess();
        return Mono.just(delivered.mayHaveMore());
    }

    private Mono<Boolean> nothing(boolean somethingWaits) {
        var hasLookedForAll = turns.retries();
        turns = turns.afterNothing();
        if (!hasLookedForAll) {
            return Mono.just(true);
        }
        return somethingWaits
                ? deliveries.passOver(listener, after).map(this::lookBehind)
                : Mono.just(lookBehind(Window.NONE));
    }

    private boolean lookBehind(Window window) {
        after = window.isFull() ? window.last() : 0;
        return window.isFull();
    }

    /** What fails because the database does is not to blame, unless that goes on while the database answers us. */
    private Mono<Boolean> failed(DeliveryException failure) {
        turns = turns.afterDelivery();
        if (isOfDatabase(failure.failure()) && doubts.getAndIncrement() < DOUBTS) {
            return rest(failure.failure());
        }
        doubts.set(0);
        var blamed = failure.blamed();
        if (blamed == null) {
            appetite = appetite.afterFailure();
            return Mono.just(true);
        }
        return deliveries
                .fail(listener, blamed, failure.failure())
                .retryWhen(Retry.backoff(NOTES, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .onRetryExhaustedThrow((_, last) -> last.failure()))
                .thenReturn(true);
    }

    private static boolean isOfDatabase(Throwable failure) {
        return failure instanceof TransientDataAccessException || failure instanceof DataAccessResourceFailureException;
    }

    private Mono<Boolean> rest(Throwable trouble) {
        LOG.warn("Deliveries to {} are interrupted: {}", id(), trouble.toString());
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(troubles.getAndIncrement(), PAUSE_DOUBLINGS));
        return Mono.delay(pause).thenReturn(true);
    }

    /** What one worker has of its own: when it looks for retries, and where it sits. */
    record Post(Turns turns, Seat seat) {}
}
