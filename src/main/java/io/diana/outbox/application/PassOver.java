package io.diana.outbox.application;

import io.diana.outbox.application.Publications.Window;
import io.diana.outbox.domain.Subscriber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Looks past publications that cannot be delivered yet, however many there are. */
@Service
public class PassOver {

    private final Publications publications;

    PassOver(Publications publications) {
        this.publications = publications;
    }

    /** Puts those aside that wait for a failed one, and tells where to look next. */
    @Transactional
    public Mono<Window> behind(Subscriber subscriber, long after) {
        return publications.park(subscriber, after);
    }
}
