package io.diana.vip.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * How long a plan runs (ISO 8601-1 §5.5.2): calendar years, months, weeks and days, then hours, minutes and seconds. The
 * calendar is that of UTC; a month from January 31st ends on the last day of February.
 *
 * @param date years, months and days
 * @param time hours, minutes and seconds
 */
public record Term(Period date, Duration time) {

    private static final Pattern TEXT = Pattern.compile(
            "P(?=[0-9T])(?<date>(\\d{1,4}Y)?(\\d{1,5}M)?(\\d{1,5}W)?(\\d{1,6}D)?)(T(?=\\d)(?<time>(\\d{1,7}H)?(\\d{1,8}M)?(\\d{1,9}S)?))?");

    /** Checks that time passes. */
    public Term {
        if (date.isNegative() || time.isNegative() || (date.isZero() && time.isZero())) {
            throw new IllegalArgumentException("A term is longer than nothing.");
        }
    }

    /**
     * Reads a term.
     *
     * @throws DateTimeException when it is none, or nothing
     */
    public static Term parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("Not an ISO 8601 duration.");
        }
        var date = parts.group("date");
        var time = parts.group("time");
        try {
            return new Term(
                    date.isEmpty() ? Period.ZERO : Period.parse("P" + date).normalized(),
                    time == null ? Duration.ZERO : Duration.parse("PT" + time));
        } catch (IllegalArgumentException e) {
            throw new DateTimeException(e.getMessage(), e);
        }
    }

    /** Where the term ends that begins at an instant. */
    public Instant from(Instant start) {
        return start.atOffset(ZoneOffset.UTC).plus(date).toInstant().plus(time);
    }

    /** As ISO 8601 writes it: {@code P30D}, {@code P1MT12H}. */
    @Override
    public String toString() {
        return (date.isZero() ? "P" : date.toString())
                + (time.isZero() ? "" : time.toString().substring(1));
    }
}
