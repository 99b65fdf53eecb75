package io.diana.outbox.application;

import io.diana.outbox.domain.Bell;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.core.scheduler.Schedulers;

/**
 * Who waits for events on this node, and is told that some were committed. A ring means that it is worth looking; that
 * one is lost costs time, never an event.
 */
@Component
public class Bells {

    private static final int TRIES = 10_000;

    private final Map<String, Bell> workers = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> listenersByType = new ConcurrentHashMap<>();
    private final Sinks.Many<Set<String>> commits = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<Set<String>> arrivals = Sinks.many().multicast().directBestEffort();

    /** Lets a listener be rung for by the types it hears. */
    public void hang(String listener, Set<String> types) {
        types.forEach(type -> listenersByType
                .computeIfAbsent(type, _ -> ConcurrentHashMap.newKeySet())
                .add(listener));
    }

    /** This node has committed events of these types. */
    public void committed(Set<String> types) {
        emit(commits, types);
        heard(types);
    }

    /** Some node has committed events of these types; none named: of any. */
    public void heard(Set<String> types) {
        emit(arrivals, types);
        if (types.isEmpty()) {
            workers.values().forEach(Bell::ring);
        } else {
            types.forEach(type -> listenersByType.getOrDefault(type, Set.of()).forEach(this::ring));
        }
    }

    /** Tells one worker of a listener that it is worth looking; when all are busy, the next that is not. */
    public void ring(String listener) {
        bell(listener).ring();
    }

    /** Completes when a worker of a listener shall look, away from the thread that rings. */
    public Mono<Void> next(String listener) {
        return Mono.<Void>create(sink -> {
                    var waiting = bell(listener).await(sink::success);
                    sink.onCancel(waiting::run);
                })
                .publishOn(Schedulers.parallel());
    }

    /** What this node commits, for the other nodes; whoever is slow misses some. */
    public Flux<Set<String>> commits() {
        return commits.asFlux();
    }

    /** What any node commits, as far as it is heard; whoever is slow misses some. */
    public Flux<Set<String>> arrivals() {
        return arrivals.asFlux();
    }

    /** Two threads at once must not make each other's news fail; the other one is through in some instructions. */
    private static void emit(Sinks.Many<Set<String>> sink, Set<String> types) {
        for (var tries = 0; tries < TRIES; tries++) {
            if (sink.tryEmitNext(types) != EmitResult.FAIL_NON_SERIALIZED) {
                return;
            }
        }
    }

    private Bell bell(String listener) {
        return workers.computeIfAbsent(listener, _ -> new Bell());
    }
}
