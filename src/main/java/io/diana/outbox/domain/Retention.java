package io.diana.outbox.domain;

import java.time.Duration;

/**
 * How long what was said is kept.
 *
 * @param time from the end of the day on which it was said; whole days, at least one
 */
public record Retention(Duration time) {

    /** Refuses less than a day. */
    public Retention {
        if (time.toDays() < 1) {
            throw new IllegalArgumentException("diana.outbox.retention is at least one day.");
        }
    }
}
