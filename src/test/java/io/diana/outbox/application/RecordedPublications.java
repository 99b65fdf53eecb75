package io.diana.outbox.application;

import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.Subscriber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import reactor.core.publisher.Mono;

/** Publications that give what they were told to give, and remember what was done with it. */
class RecordedPublications implements Publications {

    final Queue<Claim> claims = new ArrayDeque<>();
    final List<Claim> completed = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();

    @Override
    public Mono<Claim> claim(Subscriber subscriber, Search search) {
        return Mono.fromSupplier(() -> claims.isEmpty() ? new Claim(List.of(), false) : claims.remove());
    }

    @Override
    public Mono<List<Duration>> complete(Subscriber subscriber, Claim claim) {
        return Mono.fromSupplier(() -> {
            completed.add(claim);
            return claim.events().stream().map(_ -> Duration.ofMillis(3)).toList();
        });
    }

    @Override
    public Mono<Void> fail(Subscriber subscriber, Failure failure) {
        return Mono.fromRunnable(() -> failures.add(failure));
    }

    @Override
    public Mono<Window> park(Subscriber subscriber, long after) {
        return Mono.just(new Window(after + 1, true));
    }
}
