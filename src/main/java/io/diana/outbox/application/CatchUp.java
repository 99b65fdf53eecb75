package io.diana.outbox.application;

import io.diana.outbox.domain.Subscriber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Gives a new listener the events from before its time, part by part; any node may go on where another one stopped. */
@Service
public class CatchUp {

    private final Registrations registrations;

    CatchUp(Registrations registrations) {
        this.registrations = registrations;
    }

    /** Publishes the next part; tells whether the listener has them all, which it must before it hears any. */
    @Transactional
    public Mono<Boolean> with(Subscriber subscriber) {
        return registrations.catchUp(subscriber);
    }
}
