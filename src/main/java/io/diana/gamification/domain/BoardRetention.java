package io.diana.gamification.domain;

import java.time.Duration;

/**
 * What is kept of closed periods.
 *
 * @param whole for how long everybody
 * @param places how many places from then on
 */
public record BoardRetention(Duration whole, int places) {

    /** Refuses to keep nothing. */
    public BoardRetention {
        if (whole.isNegative() || places < 1) {
            throw new IllegalArgumentException("Closed periods keep at least their first place.");
        }
    }
}
