package io.diana.outbox.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to one listener, or arrived there.
 *
 * @param listener name of the listener
 * @param type full name of the event's class when it was stored
 * @param aggregate identity of what it happened to
 * @param progress how far it is
 * @param event null when it has been forgotten
 */
public record Publication(
        PublicationId id,
        String listener,
        String type,
        String aggregate,
        Instant publishedAt,
        Progress progress,
        @Nullable StoredEvent event) {

    /** What became of a publication so far. */
    public enum Status {

        /** To be delivered in its turn, be it that it waits for one that failed. */
        PENDING,

        /** Failed, and due again. */
        RETRYING,

        /** Given up. */
        DEAD,

        /** Delivered. */
        DONE
    }

    /**
     * How far a publication is.
     *
     * @param waits whether it is behind one of the same aggregate that failed
     * @param attempts how often delivering was tried
     * @param completedAt when it was delivered
     * @param nextAttemptAt when it is due again after a failure
     * @param lastError what the last failure said, if there was one
     */
    public record Progress(
            Status status,
            boolean waits,
            int attempts,
            @Nullable Instant completedAt,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError) {}
}
