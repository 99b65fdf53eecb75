package io.diana.vip.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a grant runs.
 *
 * @param start inclusive
 * @param end exclusive; null: never. Equal to the start when it was taken away before it began
 */
public record Window(Grant grant, Instant start, @Nullable Instant end) {

    /** Whether the grant runs at an instant. */
    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(start) && isAfter(end, instant);
    }

    /** Whether an end, null being never, comes after an instant. */
    static boolean isAfter(@Nullable Instant end, Instant instant) {
        return end == null || end.isAfter(instant);
    }
}
