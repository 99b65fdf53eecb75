package io.diana.outbox.application;

import io.diana.outbox.domain.Subscriber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Makes a listener known, so that from now on every event of its types is kept for it. */
@Service
public class RegisterListener {

    private final Registrations registrations;

    RegisterListener(Registrations registrations) {
        this.registrations = registrations;
    }

    /** Does nothing when it is known as it is. Types that it does not name stay known: see {@link RetireListener}. */
    @Transactional
    public Mono<Void> as(Subscriber subscriber) {
        return registrations.register(subscriber);
    }
}
