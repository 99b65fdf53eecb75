package io.diana.outbox.schedule;

import io.diana.outbox.application.Bells;
import io.diana.outbox.application.Listener;
import io.diana.outbox.application.Listeners;
import io.diana.outbox.domain.Turns;
import io.diana.outbox.schedule.Worker.Post;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * All workers of this node. They start when every listener is known to the database, which is before the web server
 * starts; they end behind the web server, each with the round that it is in.
 */
@Component
class Couriers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final Duration REGISTRATION_LIMIT = Duration.ofSeconds(60);
    private static final Duration FAREWELL = Duration.ofSeconds(15);
    private static final int BEHIND_WEB_SERVER = 8_192;

    private final Listeners listeners;
    private final Registration registration;
    private final Deliveries deliveries;
    private final Bells bells;
    private final Seats seats;
    private final Duration poll;
    private volatile List<Worker> workers = List.of();
    private volatile Mono<Void> work = Mono.empty();
    private volatile Disposable polling = Disposables.disposed();
    private volatile AtomicBoolean isOver = new AtomicBoolean(true);

    Couriers(
            Listeners listeners,
            Registration registration,
            Deliveries deliveries,
            Bells bells,
            Seats seats,
            OutboxProperties properties) {
        this.listeners = listeners;
        this.registration = registration;
        this.deliveries = deliveries;
        this.bells = bells;
        this.seats = seats;
        this.poll = properties.poll();
    }

    @Override
    public void start() {
        var all = listeners.all();
        var shared = seats.beside(all.size());
        registration.of(all).block(REGISTRATION_LIMIT);
        var shifts = all.stream().map(listener -> shift(listener, shared)).toList();
        workers = shifts.stream().flatMap(shift -> shift.workers().stream()).toList();
        var ended = new AtomicBoolean(); // of this shift: an earlier one may end behind its start
        isOver = ended;
        work = Flux.fromIterable(shifts)
                .flatMap(this::work, Math.max(1, shifts.size()))
                .then()
                .doFinally(_ -> ended.set(true))
                .cache();
        work.subscribe();
        polling = Flux.interval(poll)
                .onBackpressureDrop()
                .subscribe(_ ->
                        all.forEach(listener -> bells.ring(listener.subscriber().id())));
    }

    private Shift shift(Listener listener, Seats.Shared shared) {
        var subscriber = listener.subscriber();
        bells.hang(subscriber.id(), subscriber.types());
        var count = subscriber.settings().workers();
        var workers = IntStream.range(0, count)
                .mapToObj(nth -> new Post(Turns.of(nth, count), shared.of(nth)))
                .map(post -> new Worker(listener, deliveries, bells, post))
                .toList();
        return new Shift(listener, workers);
    }

    /** A new listener first gets what it has missed; what goes wrong there is tried again for as long as it takes. */
    private Mono<Void> work(Shift shift) {
        return deliveries
                .catchUp(shift.listener())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, poll)
                        .maxBackoff(Duration.ofSeconds(30))
                        .doBeforeRetry(retry -> LOG.warn(
                                "{} has not caught up yet: {}",
                                shift.listener().subscriber().id(),
                                retry.failure().toString())))
                .thenMany(Flux.fromIterable(shift.workers()))
                .flatMap(Worker::work, shift.workers().size())
                .then();
    }

    @Override
    public void stop(Runnable whenDone) {
        polling.dispose();
        workers.forEach(Worker::stop);
        work.timeout(FAREWELL, Mono.empty())
                .onErrorComplete()
                .doFinally(_ -> whenDone.run())
                .subscribe();
        workers = List.of();
    }

    @Override
    public void stop() {
        polling.dispose();
        workers.forEach(Worker::stop);
        workers = List.of();
    }

    /** Whether workers are at work; where nobody listens there is none to be. */
    boolean atWork() {
        return isRunning() && (workers.isEmpty() || !isOver.get());
    }

    @Override
    public boolean isRunning() {
        return !polling.isDisposed();
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - BEHIND_WEB_SERVER;
    }

    private record Shift(Listener listener, List<Worker> workers) {}
}
