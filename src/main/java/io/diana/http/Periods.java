package io.diana.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/** ISO 8601 periods whose length does not depend on a calendar. */
final class Periods {

    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,6})W");

    private Periods() {}

    /** Reads a period; a negative one, or one with months or years, is a {@link DateTimeException}. */
    static Duration parse(String text) {
        var weeks = WEEKS.matcher(text);
        var period = weeks.matches() ? Duration.ofDays(7 * Long.parseLong(weeks.group(1))) : Duration.parse(text);
        if (period.isNegative()) {
            throw new DateTimeException("A period is not negative.");
        }
        return period;
    }
}
