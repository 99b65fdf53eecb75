package io.diana.vip.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a member holds a plan without a break, by one grant or several.
 *
 * @param end exclusive; null: never
 */
public record Run(String plan, Instant start, @Nullable Instant end) {

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(start) && Window.isAfter(end, instant);
    }
}
