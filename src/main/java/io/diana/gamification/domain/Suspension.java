package io.diana.gamification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a member may take part, by the events of the users module.
 *
 * @param suspended whether they are suspended
 * @param until when that ends by itself; null: not before somebody lifts it
 */
public record Suspension(boolean suspended, @Nullable Instant until) {

    /** Takes part. */
    public static final Suspension NONE = new Suspension(false, null);

    /** Whether they are suspended at an instant. */
    public boolean holdsAt(Instant now) {
        return suspended && (until == null || now.isBefore(until));
    }
}
