package io.diana.gamification.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How periods are written. */
final class PeriodText {

    /** A day of a member's calendar; any time of the same length is {@code PT24H}. */
    static final String CALENDAR_DAY = "P1D";

    private PeriodText() {}

    /** Whole days as such, where there are several. */
    static String of(Duration period) {
        var days = period.toDays();
        return days > 1 && period.equals(Duration.ofDays(days)) ? "P%dD".formatted(days) : period.toString();
    }

    static String ofWindow(@Nullable Duration window) {
        return window == null ? CALENDAR_DAY : of(window);
    }
}
