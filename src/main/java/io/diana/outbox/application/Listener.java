package io.diana.outbox.application;

import io.diana.outbox.domain.StoredEvent;
import io.diana.outbox.domain.Subscriber;
import java.util.List;
import reactor.core.publisher.Mono;

/** Somebody who listens. */
public interface Listener {

    /** Who, to what, and how. */
    Subscriber subscriber();

    /**
     * Hears events, one after the other or at once, in the transaction of the caller. Fails with a
     * {@link HearingException} that blames one event where it is known which.
     */
    Mono<Void> hear(List<StoredEvent> events);
}
