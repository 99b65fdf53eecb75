package io.diana.outbox.domain;

import java.time.Duration;

/**
 * How long a failed delivery rests: twice as long after each failure up to a longest rest, and up to a fifth shorter or
 * longer by chance, so that what failed together does not come back together.
 *
 * @param first rest after the first failure
 * @param longest bound of the doubling
 */
public record Backoff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 30;
    private static final double SPREAD = 0.4;

    /** Checks that the rests are such. */
    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("A rest is positive, and the longest not below the first.");
        }
    }

    /**
     * The rest after a failure.
     *
     * @param failures how many there were, the last one included; from 1
     * @param chance 0 (inclusive) to 1 (exclusive)
     */
    public Duration after(int failures, double chance) {
        var doublings = Math.min(failures - 1, DOUBLINGS);
        var rest = Math.min(Math.scalb((double) first.toMillis(), doublings), (double) longest.toMillis());
        return Duration.ofMillis(Math.round(rest * (1 - SPREAD / 2 + SPREAD * chance)));
    }
}
