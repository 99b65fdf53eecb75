package io.diana.outbox.application;

import io.diana.outbox.domain.Delivery;
import org.jspecify.annotations.Nullable;

/** A delivery has failed because of the listener; nothing of it has happened. */
public final class DeliveryException extends RuntimeException {

    private final transient @Nullable Delivery blamed;
    private final Throwable failure;

    DeliveryException(@Nullable Delivery blamed, Throwable failure) {
        super(failure);
        this.blamed = blamed;
        this.failure = failure;
    }

    /** Which delivery is to blame; null when it is one of several. */
    public @Nullable Delivery blamed() {
        return blamed;
    }

    /** What the listener failed with. */
    public Throwable failure() {
        return failure;
    }
}
