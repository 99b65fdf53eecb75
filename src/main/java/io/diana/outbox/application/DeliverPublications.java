package io.diana.outbox.application;

import io.diana.outbox.application.Publications.Search;
import io.diana.outbox.domain.Claim;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Delivers what is due to one listener: its effects in the database and the completion commit together. */
@Service
public class DeliverPublications {

    private final Publications publications;
    private final Bells bells;

    DeliverPublications(Publications publications, Bells bells) {
        this.publications = publications;
        this.bells = bells;
    }

    /**
     * Delivers once. Fails with a {@link DeliveryException} when the listener does; then nothing has happened.
     *
     * @param search where to look for something to deliver
     */
    @Transactional
    public Mono<Delivered> to(Listener listener, Search search) {
        return publications
                .claim(listener.subscriber(), search)
                .flatMap(claim -> claim.deliveries().isEmpty()
                        ? Mono.just(new Delivered(claim, List.of()))
                        : deliver(listener, claim));
    }

    private Mono<Delivered> deliver(Listener listener, Claim claim) {
        var subscriber = listener.subscriber();
        if (claim.hasMore()) {
            bells.ring(subscriber.id());
        }
        return listener.hear(claim.events())
                .then(Mono.defer(() -> publications.complete(subscriber, claim)))
                .onErrorMap(HearingException.class, failure -> blamed(claim, failure))
                .map(latencies -> new Delivered(claim, latencies));
    }

    private static DeliveryException blamed(Claim claim, HearingException failure) {
        var only = claim.deliveries().size() == 1 ? claim.deliveries().getFirst() : null;
        var blamed = failure.event() == null ? only : claim.deliveryOf(failure.event());
        return new DeliveryException(blamed, failure.failure());
    }

    /**
     * What a delivery came to.
     *
     * @param claim what was delivered; nothing, when nothing was due
     * @param latencies of each, from publishing to completion
     */
    public record Delivered(Claim claim, List<Duration> latencies) {

        /**
         * Whether it is worth looking again at once. After a delivery it always is: who looked meanwhile has found the
         * aggregate taken, and nobody tells of it again what he then left.
         */
        public boolean mayHaveMore() {
            return !claim.deliveries().isEmpty();
        }
    }
}
