package library.outbox;

import org.jmolecules.event.annotation.DomainEventHandler;
import org.jmolecules.event.types.DomainEvent;
import reactor.core.publisher.Mono;

/** A flat module hears where everything else of it stands. */
class Losses {

    @DomainEventHandler
    Mono<Void> on(DomainEvent event) {
        return Mono.empty();
    }
}
