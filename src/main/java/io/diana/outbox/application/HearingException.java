package io.diana.outbox.application;

import io.diana.outbox.domain.StoredEvent;
import org.jspecify.annotations.Nullable;

/** A listener has failed, on an event or on one of several. */
public final class HearingException extends RuntimeException {

    private final transient @Nullable StoredEvent event;
    private final Throwable failure;

    /**
     * Blames an event.
     *
     * @param event null: one of several, it is not known which
     */
    public HearingException(@Nullable StoredEvent event, Throwable cause) {
        super(cause);
        this.event = event;
        this.failure = cause;
    }

    /** Which event it failed on; null when it is one of several. */
    @Nullable
    StoredEvent event() {
        return event;
    }

    /** What it failed with. */
    Throwable failure() {
        return failure;
    }
}
