package io.diana.vip.application;

import io.diana.vip.domain.Attempts;
import io.diana.vip.domain.Attempts.Recent;
import io.diana.vip.domain.RedemptionOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** The port to attempts as a list. */
final class AttemptsInAList implements AttemptLog {

    final List<Attempt> attempts = new ArrayList<>();

    record Attempt(UUID id, RedemptionOrder order, Instant at) {}

    @Override
    public Mono<Attempts> lock(RedemptionOrder order, Instant since) {
        return Mono.fromSupplier(() -> new Attempts(
                recent(since, attempt -> attempt.order().userId().equals(order.userId())),
                recent(since, attempt -> attempt.order().by().equals(order.by()))));
    }

    private Recent recent(Instant since, Predicate<Attempt> kind) {
        var recent = attempts.stream()
                .filter(attempt -> attempt.at().isAfter(since))
                .filter(kind)
                .map(Attempt::at)
                .sorted()
                .toList();
        return new Recent(recent.size(), recent.isEmpty() ? null : recent.getFirst());
    }

    @Override
    public Mono<Void> add(UUID id, RedemptionOrder order, Instant now) {
        return Mono.fromRunnable(() -> attempts.add(new Attempt(id, order, now)));
    }

    @Override
    public Mono<Void> remove(UUID id) {
        return Mono.fromRunnable(() -> attempts.removeIf(attempt -> attempt.id().equals(id)));
    }

    @Override
    public Mono<Void> forget(Instant before) {
        return Mono.fromRunnable(
                () -> attempts.removeIf(attempt -> !attempt.at().isAfter(before)));
    }
}
