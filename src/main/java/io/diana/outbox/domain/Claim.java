package io.diana.outbox.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has taken in one transaction, in the order of publishing. Nobody else has the same aggregates.
 *
 * @param hasMore whether more was pending, be it that others have it or that it has to wait
 */
public record Claim(List<Delivery> deliveries, boolean hasMore) {

    /** Keeps the deliveries from later changes. */
    public Claim {
        deliveries = List.copyOf(deliveries);
    }

    /** The events, in order. */
    public List<StoredEvent> events() {
        return deliveries.stream().map(Delivery::event).toList();
    }

    /** The delivery of an event; null when it is not among them. */
    public @Nullable Delivery deliveryOf(@Nullable StoredEvent event) {
        return deliveries.stream()
                .filter(delivery -> delivery.event().equals(event))
                .findFirst()
                .orElse(null);
    }
}
