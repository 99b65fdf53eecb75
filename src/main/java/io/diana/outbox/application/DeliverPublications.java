package io.diana.outbox.application;

import io.diana.outbox.Origin;
import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.StoredEvent;
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
     * @param limit how many events at most
     * @param after the position behind which to look
     */
    @Transactional
    public Mono<Delivered> to(Listener listener, int limit, long after) {
        return publications
                .claim(listener.subscriber(), limit, after)
                .flatMap(claim -> claim.deliveries().isEmpty()
                        ? Mono.just(new Delivered(claim, List.of()))
                        : deliver(listener, claim));
    }

    private Mono<Delivered> deliver(Listener listener, Claim claim) {
        var subscriber = listener.subscriber();
        if (claim.hasMore()) {
            bells.ring(subscriber.id());
        }
        return hear(listener, claim)
                .then(Mono.defer(() -> publications.complete(subscriber, claim)))
                .map(latencies -> new Delivered(claim, latencies));
    }

    private static Mono<Void> hear(Listener listener, Claim claim) {
        return listener.hear(claim.events())
                .timeout(listener.subscriber().settings().patience())
                .onErrorMap(error -> blamed(claim, error))
                .contextWrite(context -> origin(claim.events().getFirst()).enter(context));
    }

    /** A time-out blames nobody: with one delivery it is that one's. */
    private static DeliveryException blamed(Claim claim, Throwable error) {
        var only = claim.deliveries().size() == 1 ? claim.deliveries().getFirst() : null;
        return error instanceof HearingException hearing
                ? new DeliveryException(
                        claim.deliveryOf(hearing.event()), hearing.getCause() == null ? hearing : hearing.getCause())
                : new DeliveryException(only, error);
    }

    private static Origin origin(StoredEvent event) {
        return new Origin(event.content().requestId(), event.content().traceId());
    }

    /**
     * What a delivery came to.
     *
     * @param claim what was delivered; nothing, when nothing was due
     * @param latencies of each, from publishing to completion
     */
    public record Delivered(Claim claim, List<Duration> latencies) {

        /** Whether it is worth looking again at once. */
        public boolean mayHaveMore() {
            return claim.hasMore() || claim.isRetry();
        }
    }
}
