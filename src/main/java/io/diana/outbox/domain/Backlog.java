package io.diana.outbox.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one listener has still to hear.
 *
 * @param types full names of what it is subscribed to
 * @param count how much there is
 * @param since how long it has been there
 */
public record Backlog(String listener, List<String> types, Count count, Since since) {

    /** Keeps the types from later changes. */
    public Backlog {
        types = List.copyOf(types);
    }

    /**
     * How much there is.
     *
     * @param pending to be delivered, including those that wait
     * @param waiting of those, the ones that are behind one that failed
     * @param retrying failed, and due again
     * @param dead given up
     */
    public record Count(long pending, long waiting, long retrying, long dead) {

        /** Nothing. */
        public static final Count NONE = new Count(0, 0, 0, 0);

        /** Both together. */
        public Count plus(Count other) {
            return new Count(
                    pending + other.pending, waiting + other.waiting, retrying + other.retrying, dead + other.dead);
        }
    }

    /**
     * Since when something is there; null where there is nothing. All by the clock of the database.
     *
     * @param now when this was seen
     * @param pending publishing of the oldest that can be delivered
     * @param waiting publishing of the oldest that waits for one that failed
     * @param retrying publishing of the oldest that failed
     * @param due when the first of those that failed is due again, or was
     */
    public record Since(
            Instant now,
            @Nullable Instant pending,
            @Nullable Instant waiting,
            @Nullable Instant retrying,
            @Nullable Instant due) {

        /** Publishing of the oldest that is pending, be it that it waits. */
        public @Nullable Instant oldestPending() {
            return first(pending, waiting);
        }

        /** Publishing of the oldest that is neither delivered nor given up. */
        public @Nullable Instant oldest() {
            return first(oldestPending(), retrying);
        }

        /** How long the first of what could be delivered has been waiting for it. */
        public Duration lag() {
            return age(first(pending, due));
        }

        /** How long ago something was; nothing was no time ago. */
        public Duration age(@Nullable Instant then) {
            return then == null || then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
        }

        private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? one : other;
        }
    }
}
