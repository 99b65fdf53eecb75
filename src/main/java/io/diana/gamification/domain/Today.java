package io.diana.gamification.domain;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day of a member's calendar.
 *
 * @param date its date
 * @param begins when it has begun
 * @param ends when it is over
 * @param zone in which the days behind it begin
 */
public record Today(LocalDate date, Instant begins, Instant ends, ZoneId zone) {

    /** The day that goes on at an instant. */
    public static Today of(MemberCalendar calendar, Instant now) {
        var day = calendar.dayAt(now);
        return new Today(
                day.date(),
                calendar.startOf(day.date()),
                day.end(),
                calendar.arrived().zone());
    }

    /** The Monday of its week. */
    public LocalDate monday() {
        return date.with(previousOrSame(MONDAY));
    }

    /** When its week is over: not before the day itself. */
    public Instant weekEnds() {
        var nextMonday = monday().plusWeeks(1).atStartOfDay(zone).toInstant();
        return nextMonday.isAfter(ends) ? nextMonday : ends;
    }
}
