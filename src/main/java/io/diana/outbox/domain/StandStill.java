package io.diana.outbox.domain;

import java.time.Duration;

/**
 * When deliveries to a listener stand still: something could be delivered, and has been waiting for it for too long, and
 * nobody here has got through a round meanwhile. A backlog that is worked off is no stand-still, however old it is.
 *
 * @param bound how long is too long
 */
public record StandStill(Duration bound) {

    /** Checks that the bound is one. */
    public StandStill {
        if (!bound.isPositive()) {
            throw new IllegalArgumentException("The bound of a stand-still is positive.");
        }
    }

    /**
     * Whether it is one.
     *
     * @param lag how long the first of what could be delivered has been waiting
     * @param idle how long ago the last round was over
     * @param patience how long a round may take because a call to the listener does
     */
    public boolean isMet(Duration lag, Duration idle, Duration patience) {
        var twice = patience.multipliedBy(2);
        var limit = bound.compareTo(twice) < 0 ? twice : bound;
        return lag.compareTo(limit) > 0 && idle.compareTo(limit) > 0;
    }
}
