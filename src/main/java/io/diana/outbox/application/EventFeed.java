package io.diana.outbox.application;

import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Events in the order (transaction, number), read so that nothing can appear behind the reader any more. */
public interface EventFeed {

    /** Between which positions there is something to read now. */
    Mono<Bounds> bounds();

    /**
     * The next events behind a position, at most {@link Portion#MOST}, of transactions older than the oldest one that
     * is still running.
     *
     * @param types simple or full names; empty for all
     */
    Mono<Portion> after(EventPosition position, Set<String> types);

    /**
     * Between which positions there is something to read.
     *
     * @param forgotten up to which events are no longer there
     * @param present behind which everything comes that is still to be published
     * @param future transactions from this one on have not begun
     */
    record Bounds(EventPosition forgotten, EventPosition present, long future) {}

    /**
     * Some events.
     *
     * @param last up to which nothing else is to be read; null when nothing is
     * @param hasMore whether there is more to read at once
     * @param isHeld whether there are events that can be read only when an older transaction has ended
     * @param isBroken whether events behind the position are forgotten, so that some may be missing
     */
    record Portion(
            List<StoredEvent> events, @Nullable EventPosition last, boolean hasMore, boolean isHeld, boolean isBroken) {

        /** How many events a portion has at most. */
        public static final int MOST = 200;

        /** The same, with these events. */
        public Portion with(List<StoredEvent> others) {
            return new Portion(List.copyOf(others), last, hasMore, isHeld, isBroken);
        }
    }
}
