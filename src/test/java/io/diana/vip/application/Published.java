package io.diana.vip.application;

import io.diana.outbox.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.event.types.DomainEvent;
import reactor.core.publisher.Mono;

/** The outbox as a list. */
final class Published implements Outbox {

    final List<DomainEvent> events = new ArrayList<>();

    @Override
    public Mono<Void> publish(Iterable<? extends DomainEvent> said) {
        return Mono.fromRunnable(() -> said.forEach(events::add));
    }
}
