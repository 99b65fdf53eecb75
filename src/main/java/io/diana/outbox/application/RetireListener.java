package io.diana.outbox.application;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Ends a listener that no longer exists. */
@Service
public class RetireListener {

    private final Registrations registrations;

    RetireListener(Registrations registrations) {
        this.registrations = registrations;
    }

    /** Removes its subscriptions and what was still to be delivered to it; does nothing when nobody is called so. */
    @Transactional
    public Mono<Void> called(String id) {
        return registrations.retire(id);
    }
}
