package io.diana.outbox.application;

import io.diana.outbox.domain.StoredEvent.Content;
import java.util.List;
import reactor.core.publisher.Mono;

/** All that was said, for as long as it is kept. */
public interface EventLog {

    /**
     * Keeps events, in this order, and a publication of each for every listener of its type, in the transaction of the
     * caller; an error when there is none. When it has committed, {@link Bells} tell those who wait.
     */
    Mono<Void> append(List<Content> contents);
}
