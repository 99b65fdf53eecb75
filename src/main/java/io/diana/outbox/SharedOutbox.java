package io.diana.outbox;

import reactor.core.publisher.Mono;

/** Publishes as {@link Outbox} does, where one transaction does what several requests have asked for. */
public interface SharedOutbox {

    /** Publishes events, in this order, each going back to its own request. */
    Mono<Void> publishEach(Iterable<Said> said);
}
