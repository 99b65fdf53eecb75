package io.diana.gamification.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row on which a member did something that is rewarded. Until when the row can go on is kept as instants, which
 * no move into another time zone makes earlier.
 *
 * @param days in the row as it was when something was done last; see {@link #at} for what is left of it
 * @param longest row so far
 * @param row until when it can go on; null: nothing was done yet
 * @param frozenAt when a freeze was last used: the instant at which the row would have ended without it
 */
public record Streak(
        int days, int longest, @Nullable Row row, @Nullable Instant frozenAt) {

    /** Nothing was done yet. */
    public static final Streak NONE = new Streak(0, 0, null, null);

    /**
     * Until when a row of days can go on.
     *
     * @param day that was counted last
     * @param seen the date of then where the member was: {@code day}, or a later one while a move was not in force yet
     * @param next when the day ends which has to be counted next: the one after {@code seen}
     * @param spare when the day after that one ends, which will do with a freeze
     */
    public record Row(LocalDate day, LocalDate seen, Instant next, Instant spare) {

        private static Row after(LocalDate day, LocalDate seen, MemberCalendar calendar) {
            var next = calendar.dayEndAfter(calendar.startOf(seen.plusDays(1)));
            return new Row(day, seen, next, calendar.dayEndAfter(next));
        }

        private Row moved(MemberCalendar to) {
            var there = after(day, seen, to);
            return new Row(day, seen, later(next, there.next), later(spare, there.spare));
        }

        /**
         * Whoever has told a move does things on the dates of where they are, before those are the dates of their calendar:
         * the row has to wait until they have had a day after this one there.
         */
        private Row seen(Instant at, MemberCalendar calendar) {
            var now = calendar.at(at);
            if (now.move() == null) {
                return this;
            }
            var date = now.arrived().dayAt(at).date();
            return date.isAfter(seen) ? new Row(day, date, next, spare).moved(now) : this;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /**
     * What a streak is worth at some instant.
     *
     * @param days in the row; 0: it has ended
     * @param factor by which it multiplies
     * @param deadline until when the next day has to be counted, with a freeze if there is one; null: no row
     * @param freezes days that may still be missed: 0 or 1
     */
    public record Standing(
            int days,
            int longest,
            BigDecimal factor,
            @Nullable Instant deadline,
            int freezes) {}

    /**
     * Something that is rewarded is done. The day counts once; what multiplies the reward is the row with this day in it.
     *
     * @param vip whether the member may use a freeze
     */
    public StreakDay record(Instant at, MemberCalendar calendar, boolean vip, Rules.Streaks rules) {
        if (row == null) {
            return StreakDay.started(first(at, calendar), rules);
        }
        if (!calendar.dayAt(at).date().isAfter(row.day)) {
            return new StreakDay.SameDay(with(days, row.seen(at, calendar)));
        }
        if (at.isBefore(row.next.plus(rules.grace()))) {
            return StreakDay.continued(oneMore(row.day, row.next, at, calendar), rules);
        }
        if (isBridged(at, row, vip, rules)) {
            var bridged = oneMore(row.day, row.spare, at, calendar).frozen(row.next.plus(rules.grace()));
            return StreakDay.bridged(bridged, rules);
        }
        return StreakDay.started(first(at, calendar), rules);
    }

    /** The member has moved: nothing has to be done earlier than before, nor than the new calendar says. */
    public Streak moved(MemberCalendar to) {
        return row == null ? this : with(days, row.moved(to));
    }

    /**
     * What the streak is worth when nothing more is done until then.
     *
     * @param vip whether the member may use a freeze
     */
    public Standing at(Instant at, boolean vip, Rules.Streaks rules) {
        if (row == null || !at.isBefore(deadline(row, vip, rules))) {
            return new Standing(0, longest, rules.factor(0), null, vip && isFreeAt(at, rules) ? 1 : 0);
        }
        var isWhole = at.isBefore(row.next.plus(rules.grace()));
        var freezes = isWhole && hasFreeze(row, vip, rules) ? 1 : 0;
        return new Standing(days, longest, rules.factor(days), deadline(row, vip, rules), freezes);
    }

    private Streak first(Instant at, MemberCalendar calendar) {
        return counted(1, calendar.dayAt(at).date(), at, calendar);
    }

    /** Counts today; the day before, when what had to be done by {@code end} is done within the grace. */
    private Streak oneMore(LocalDate last, Instant end, Instant at, MemberCalendar calendar) {
        var today = calendar.dayAt(at).date();
        var yesterday = calendar.dayAt(calendar.startOf(today).minusNanos(1)).date();
        var isLate = !at.isBefore(end) && yesterday.isAfter(last);
        return counted(days + 1, isLate ? yesterday : today, at, calendar);
    }

    private Streak counted(int reached, LocalDate day, Instant at, MemberCalendar calendar) {
        return with(reached, Row.after(day, day, calendar).seen(at, calendar));
    }

    private Streak with(int reached, Row then) {
        return new Streak(reached, Math.max(longest, reached), then, frozenAt);
    }

    private Streak frozen(Instant at) {
        return new Streak(days, longest, row, at);
    }

    private boolean isBridged(Instant at, Row current, boolean vip, Rules.Streaks rules) {
        return hasFreeze(current, vip, rules) && at.isBefore(current.spare.plus(rules.grace()));
    }

    private Instant deadline(Row current, boolean vip, Rules.Streaks rules) {
        return (hasFreeze(current, vip, rules) ? current.spare : current.next).plus(rules.grace());
    }

    /** A freeze is used at the instant at which the row would end without it. */
    private boolean hasFreeze(Row current, boolean vip, Rules.Streaks rules) {
        return vip && isFreeAt(current.next.plus(rules.grace()), rules);
    }

    private boolean isFreeAt(Instant at, Rules.Streaks rules) {
        return frozenAt == null || !at.isBefore(frozenAt.plus(rules.freezeEvery()));
    }
}
