package io.diana.outbox.application;

import io.diana.outbox.Origin;
import io.diana.outbox.Outbox;
import io.diana.outbox.Said;
import io.diana.outbox.SharedOutbox;
import io.diana.outbox.domain.StoredEvent.Content;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jmolecules.event.types.DomainEvent;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Writes events down in the transaction of whoever says them. */
@Service
class PublishEvents implements Outbox, SharedOutbox {

    private final EventLog log;
    private final EventFormat format;

    PublishEvents(EventLog log, EventFormat format) {
        this.log = log;
        this.format = format;
    }

    @Override
    public Mono<Void> publish(Iterable<? extends DomainEvent> events) {
        return Origin.current().flatMap(origin -> append(contents(events, event -> content(event, origin))));
    }

    @Override
    public Mono<Void> publishEach(Iterable<Said> said) {
        return Mono.defer(() -> append(contents(said, it -> content(it.event(), it.origin()))));
    }

    private Mono<Void> append(List<Content> contents) {
        return contents.isEmpty() ? Mono.empty() : log.append(contents);
    }

    private static <T> List<Content> contents(Iterable<T> said, Function<T, Content> content) {
        return StreamSupport.stream(said.spliterator(), false).map(content).toList();
    }

    private Content content(DomainEvent event, Origin origin) {
        return format.write(event).from(origin.requestId(), origin.traceId());
    }
}
