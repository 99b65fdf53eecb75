package io.diana.outbox.application;

import io.diana.outbox.domain.Retired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Ends listeners that no longer exist, or types that they no longer hear. Nothing else ever does. */
@Service
public class RetireListener {

    private final Registrations registrations;

    RetireListener(Registrations registrations) {
        this.registrations = registrations;
    }

    /** Removes the subscriptions and what was still to be delivered; does nothing when there are none. */
    @Transactional
    public Mono<Void> as(Retired retired) {
        return registrations.retire(retired);
    }
}
