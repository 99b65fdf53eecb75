package io.diana.gamification.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a board compares: the points of a week, of a month (UTC), or of all time.
 *
 * @param start its first day; 1970-01-01 where a board has one period only
 */
public record BoardPeriod(Board board, LocalDate start) {

    /** What names the period that is open, whichever that is. */
    public static final String CURRENT = "current";

    private static final String ALL_TIME = "all-time";
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    /** The period of a board at an instant. */
    public static BoardPeriod at(Board board, Instant instant) {
        var day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        return new BoardPeriod(
                board,
                switch (board) {
                    case ALL_TIME, STREAK -> LocalDate.EPOCH;
                    case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTHLY -> day.withDayOfMonth(1);
                });
    }

    /**
     * The period of a board that somebody names as {@link #name} does.
     *
     * @param name null and {@link #CURRENT}: that of now
     * @throws DateTimeException when the board has no such period
     */
    public static BoardPeriod named(Board board, @Nullable String name, Instant now) {
        if (name == null || name.equals(CURRENT)) {
            return at(board, now);
        }
        return new BoardPeriod(
                board,
                switch (board) {
                    case ALL_TIME, STREAK -> whole(name);
                    case WEEKLY -> LocalDate.parse(fitting(WEEK, name) + "-1", DateTimeFormatter.ISO_WEEK_DATE);
                    case MONTHLY -> YearMonth.parse(fitting(MONTH, name)).atDay(1);
                });
    }

    private static LocalDate whole(String name) {
        if (!name.equals(ALL_TIME)) {
            throw new DateTimeException("The board has one period.");
        }
        return LocalDate.EPOCH;
    }

    private static String fitting(Pattern form, String name) {
        if (!form.matcher(name).matches()) {
            throw new DateTimeException("A period of this board has another form.");
        }
        return name;
    }

    /** {@code 2026-W48}, {@code 2026-11} or {@code all-time}. */
    public String name() {
        return switch (board) {
            case ALL_TIME, STREAK -> ALL_TIME;
            case WEEKLY -> "%04d-W%02d".formatted(start.get(IsoFields.WEEK_BASED_YEAR), week());
            case MONTHLY -> YearMonth.from(start).toString();
        };
    }

    private int week() {
        return start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
