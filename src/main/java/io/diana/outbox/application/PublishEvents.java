package io.diana.outbox.application;

import io.diana.outbox.Origin;
import io.diana.outbox.Outbox;
import io.diana.outbox.Said;
import io.diana.outbox.SharedOutbox;
import java.util.stream.StreamSupport;
import org.jmolecules.event.types.DomainEvent;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Writes events down in the transaction of whoever says them. */
@Service
class PublishEvents implements Outbox {

    private final SharedOutbox outbox;

    PublishEvents(SharedOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> publish(Iterable<? extends DomainEvent> events) {
        return Origin.current()
                .map(origin -> StreamSupport.stream(events.spliterator(), false)
                        .map(event -> new Said(event, origin))
                        .toList())
                .flatMap(outbox::publishEach);
    }
}
