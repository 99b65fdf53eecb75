package io.diana.outbox.application;

import io.diana.outbox.domain.Retired;
import io.diana.outbox.domain.Subscriber;
import reactor.core.publisher.Mono;

/** Which listeners the database knows. */
public interface Registrations {

    /**
     * Makes listener and types known. New ones are locked in against all who publish, for a moment: each event is from
     * then on either published to the listener or among those it has to catch up with.
     */
    Mono<Void> register(Subscriber subscriber);

    /**
     * Publishes the next of the earlier events to a listener that starts from the beginning.
     *
     * @return whether it has them all
     */
    Mono<Boolean> catchUp(Subscriber subscriber);

    /**
     * Ends a listener or a type of it, with all that was to be delivered of it; nothing is published to it any more. Does
     * nothing when there is nothing of it.
     */
    Mono<Void> retire(Retired retired);
}
