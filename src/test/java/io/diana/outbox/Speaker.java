package io.diana.outbox;

import java.time.Duration;
import java.util.List;
import org.jmolecules.event.types.DomainEvent;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Says things in transactions of their own; a bean where it is imported. */
public class Speaker {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final TransactionalOperator transactions;

    Speaker(Outbox outbox, ReactiveTransactionManager transactions) {
        this.outbox = outbox;
        this.transactions = TransactionalOperator.create(transactions);
    }

    /** Says all of them in one transaction, and waits for that. */
    public void publish(DomainEvent... events) {
        transactions.transactional(outbox.publish(List.of(events))).block(LIMIT);
    }

    /** Says something when subscribed to. */
    public Mono<Void> publishing(DomainEvent event) {
        return publishing(event, Mono.empty());
    }

    /** Says something and commits only after something else. */
    public Mono<Void> publishing(DomainEvent event, Mono<Void> beforeCommit) {
        return transactions.transactional(outbox.publish(event).then(beforeCommit));
    }
}
