package io.diana.outbox.application;

import io.diana.outbox.Said;
import io.diana.outbox.SharedOutbox;
import io.diana.outbox.domain.StoredEvent.Content;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Writes events down that go back to several requests, in the transaction that does what all of them have asked for. */
@Service
class PublishForRequests implements SharedOutbox {

    private final EventLog log;
    private final EventFormat format;

    PublishForRequests(EventLog log, EventFormat format) {
        this.log = log;
        this.format = format;
    }

    @Override
    public Mono<Void> publishEach(Iterable<Said> said) {
        return Mono.fromSupplier(() -> StreamSupport.stream(said.spliterator(), false)
                        .map(this::content)
                        .toList())
                .flatMap(contents -> contents.isEmpty() ? Mono.empty() : log.append(contents));
    }

    private Content content(Said said) {
        var origin = said.origin();
        return format.write(said.event()).from(origin.requestId(), origin.traceId());
    }
}
