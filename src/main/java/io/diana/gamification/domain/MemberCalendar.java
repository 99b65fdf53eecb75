package io.diana.gamification.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The days of one member. Their dates only ever rise, wherever the member moves to and however often, so that a date names
 * one day for good. A date can be left out, and the first day in another zone can be short.
 *
 * @param zone that is in force
 * @param move into another zone, which has been told but is not in force yet; null: none
 */
public record MemberCalendar(ZoneId zone, @Nullable Move move) {

    /**
     * The day on which a move was told goes on until it has ended in the old zone and in the new one.
     *
     * @param to the zone that comes into force then
     * @param day that goes on until then
     */
    public record Move(ZoneId to, LocalDate day) {}

    /** A day that is going on until {@code end}. */
    public record Day(LocalDate date, Instant end) {}

    /** The calendar of somebody who stays where they are. */
    public static MemberCalendar in(ZoneId zone) {
        return new MemberCalendar(zone, null);
    }

    /** The same calendar from this instant on: a move that is complete by then is behind it. */
    public MemberCalendar at(Instant at) {
        return move == null || at.isBefore(end(move)) ? this : in(move.to());
    }

    /** From this instant on the member is somewhere else. What was told before and is not in force yet is forgotten. */
    public MemberCalendar moved(ZoneId to, Instant at) {
        var now = at(at);
        return to.equals(now.zone) ? in(to) : new MemberCalendar(now.zone, new Move(to, now.dateAt(at))).at(at);
    }

    /** The calendar of where the member is, whether that is in force or not. */
    public MemberCalendar arrived() {
        return move == null ? this : in(move.to());
    }

    /** The day that goes on at an instant; of the past only what the zones of now say. */
    public Day dayAt(Instant at) {
        var date = dateAt(at);
        return new Day(date, startOf(date.plusDays(1)));
    }

    /** When the day that goes on at an instant ends. */
    public Instant dayEndAfter(Instant at) {
        return dayAt(at).end();
    }

    /** When a day begins: the first instant that bears this date, or a later one where the date is left out. */
    public Instant startOf(LocalDate date) {
        return move == null || !date.isAfter(move.day())
                ? startIn(zone, date)
                : later(startIn(zone, move.day().plusDays(1)), startIn(move.to(), date));
    }

    /** The Monday of the week that goes on at an instant. */
    public LocalDate weekOf(Instant at) {
        return dateAt(at).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** When the week that goes on at an instant ends. */
    public Instant weekEndAfter(Instant at) {
        return startOf(weekOf(at).plusWeeks(1));
    }

    private LocalDate dateAt(Instant at) {
        if (move == null) {
            return dateIn(zone, at);
        }
        if (!at.isBefore(end(move))) {
            return dateIn(move.to(), at);
        }
        var date = dateIn(zone, at);
        return date.isBefore(move.day()) ? date : move.day();
    }

    private Instant end(Move pending) {
        return startOf(pending.day().plusDays(1));
    }

    /** A clock put back over midnight does not bring yesterday back. */
    private static LocalDate dateIn(ZoneId zone, Instant at) {
        var date = at.atZone(zone).toLocalDate();
        while (!startIn(zone, date.plusDays(1)).isAfter(at)) {
            date = date.plusDays(1);
        }
        return date;
    }

    private static Instant startIn(ZoneId zone, LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
