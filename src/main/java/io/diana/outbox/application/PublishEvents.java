package io.diana.outbox.application;

import io.diana.outbox.Origin;
import io.diana.outbox.Outbox;
import io.diana.outbox.domain.StoredEvent.Content;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jmolecules.event.types.DomainEvent;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Writes events down in the transaction of whoever says them. */
@Service
class PublishEvents implements Outbox {

    private final EventLog log;
    private final EventFormat format;

    PublishEvents(EventLog log, EventFormat format) {
        this.log = log;
        this.format = format;
    }

    @Override
    public Mono<Void> publish(Iterable<? extends DomainEvent> events) {
        return Origin.current().map(origin -> contents(events, origin)).flatMap(this::append);
    }

    private Mono<Void> append(List<Content> contents) {
        return contents.isEmpty() ? Mono.empty() : log.append(contents);
    }

    private List<Content> contents(Iterable<? extends DomainEvent> events, Origin origin) {
        return StreamSupport.stream(events.spliterator(), false)
                .map(format::write)
                .map(content -> content.from(origin.requestId(), origin.traceId()))
                .toList();
    }
}
