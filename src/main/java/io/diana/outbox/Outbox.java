package io.diana.outbox;

import org.jmolecules.event.types.DomainEvent;
import reactor.core.publisher.Mono;

/**
 * Publishes events so that none is lost and none is heard that did not happen.
 *
 * <p>Events become part of the caller's reactive transaction: they commit with it or leave nothing. Each listener then
 * hears each event once in effect, those of one aggregate in the order in which they were published by transactions that
 * came one after the other.
 */
public interface Outbox {

    /**
     * Publishes events, in this order. An event is a record of its module's base package; its aggregate is the first of
     * its components that is an {@link org.jmolecules.ddd.types.Identifier}.
     *
     * <p>Fails with {@link org.springframework.transaction.IllegalTransactionStateException} when there is no
     * transaction, or one that is more isolated than READ COMMITTED. Publishing nothing needs none.
     */
    Mono<Void> publish(Iterable<? extends DomainEvent> events);

    /** Publishes one event: see {@link #publish(Iterable)}. */
    default Mono<Void> publish(DomainEvent event) {
        return publish(java.util.List.of(event));
    }
}
