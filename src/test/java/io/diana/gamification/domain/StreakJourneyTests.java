package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Streak.Row;
import io.diana.gamification.domain.StreakDay.Bridged;
import io.diana.gamification.domain.StreakDay.Continued;
import io.diana.gamification.domain.StreakDay.SameDay;
import io.diana.gamification.domain.StreakDay.Started;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streaks of people who travel at chance, and of people who stay, in all time zones of the world. */
class StreakJourneyTests {

    private static final Rules.Streaks RULES = StreakTests.RULES;
    private static final Rules.Streaks NO_GRACE =
            new Rules.Streaks(Duration.ZERO, List.of(), List.of(), Duration.ofDays(30));

    /** As the calendar on their wall says it, without any grace or freeze, and whatever Diana's calendar says. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whoeverDoesSomethingOnEachDayOfWhereTheyAreKeepsTheRow(long seed) {
        var journey = new Journey(seed);
        var zone = journey.zone();
        var traveller = new Traveller(journey, MemberCalendar.in(zone), NO_GRACE);
        var at = journey.instant(zone);
        for (var day = 0; day < 200; day++) {
            at = traveller.spendDay(at);
            assertThat(traveller.rows).as(journey.at(at)).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDayCountsTwiceWhereverTheMemberMoves(long seed) {
        var journey = new Journey(seed);
        var calendar = MemberCalendar.in(journey.zone());
        var at = journey.instant(calendar.zone());
        var streak = Streak.NONE;
        for (var step = 0; step < 500; step++) {
            calendar = journey.chance(3) ? calendar.moved(journey.zone(), at) : calendar;
            streak = streak.moved(calendar);
            streak = counted(
                    streak,
                    streak.record(at, calendar, journey.chance(2), RULES),
                    calendar.dayAt(at).date(),
                    journey.at(at));
            assertThat(row(streak).next())
                    .as(journey.at(at))
                    .isAfter(at)
                    .isBefore(row(streak).spare());
            at = at.plus(journey.upTo(Duration.ofHours(journey.chance(3) ? 60 : 20)));
            calendar = journey.chance(2) ? calendar.at(at) : calendar;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMoveMakesNothingEarlier(long seed) {
        var journey = new Journey(seed);
        var calendar = MemberCalendar.in(journey.zone());
        var at = journey.instant(calendar.zone());
        var streak = Streak.NONE.record(at, calendar, false, RULES).streak();
        for (var step = 0; step < 20; step++) {
            at = at.plus(journey.upTo(Duration.ofHours(10)));
            calendar = calendar.moved(journey.zone(), at);
            var moved = streak.moved(calendar);
            assertThat(row(moved).next())
                    .as(journey.at(at))
                    .isAfterOrEqualTo(row(streak).next());
            assertThat(row(moved).spare())
                    .as(journey.at(at))
                    .isAfterOrEqualTo(row(streak).spare());
            assertThat(moved.at(at, false, RULES).days()).as(journey.at(at)).isLessThanOrEqualTo(1);
            streak = moved;
        }
    }

    /** The farthest to the west that a day can end is 26 hours after it has ended in the east. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noTravelKeepsARowOfWhoeverDoesNothing(long seed) {
        var journey = new Journey(seed);
        var calendar = MemberCalendar.in(journey.zone());
        var at = journey.instant(calendar.zone());
        var end = at.plus(Duration.ofHours(26 + 26 + 50)).plus(RULES.grace());
        var streak = Streak.NONE.record(at, calendar, false, RULES).streak();
        while (at.isBefore(end)) {
            calendar = calendar.moved(journey.zone(), at);
            streak = streak.moved(calendar);
            at = at.plus(journey.upTo(Duration.ofHours(8)));
        }
        assertThat(streak.at(at, false, RULES).days()).as(journey.at(at)).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDeadlineIsWhenTheRowEnds(long seed) {
        var journey = new Journey(seed);
        var calendar = MemberCalendar.in(journey.zone());
        var at = journey.instant(calendar.zone());
        var streak = Streak.NONE;
        for (var step = 0; step < 200; step++) {
            var vip = journey.chance(2);
            streak = streak.record(at, calendar, vip, RULES).streak();
            calendar = journey.chance(3) ? calendar.moved(journey.zone(), at) : calendar;
            streak = streak.moved(calendar);
            var deadline = Objects.requireNonNull(streak.at(at, vip, RULES).deadline());
            var late = streak.record(deadline.minusNanos(1), calendar, vip, RULES);
            assertThat(late).as(journey.at(at)).isNotInstanceOf(Started.class);
            assertThat(late.streak().days()).as(journey.at(at)).isGreaterThanOrEqualTo(streak.days());
            assertThat(streak.record(deadline, calendar, vip, RULES))
                    .as(journey.at(at))
                    .isInstanceOf(Started.class);
            at = at.plus(journey.upTo(Duration.ofHours(journey.chance(3) ? 60 : 20)));
        }
    }

    /** Compared with the days of the zone written one below the other. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whoeverStaysIsCountedLikeOnAWallCalendar(long seed) {
        var journey = new Journey(seed);
        for (var zone : Journey.ZONES) {
            var at = journey.instant(zone);
            var wall = new WallCalendar(zone, at, RULES);
            var streak = Streak.NONE;
            for (var step = 0; step < 12; step++) {
                var vip = journey.chance(2);
                streak = streak.record(at, MemberCalendar.in(zone), vip, RULES).streak();
                wall.act(at, vip);
                assertThat(List.of(streak.days(), streak.longest(), row(streak).day()))
                        .as(journey.at(zone + " " + at))
                        .isEqualTo(List.of(wall.days(), wall.longest(), wall.last()));
                at = at.plus(journey.upTo(Duration.ofHours(journey.chance(3) ? 80 : 30)));
            }
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    private static Streak counted(Streak before, StreakDay done, LocalDate today, String where) {
        var after = done.streak();
        assertThat(after.longest()).as(where).isEqualTo(Math.max(before.longest(), after.days()));
        assertThat(row(after).day()).as(where).isBeforeOrEqualTo(today);
        switch (done) {
            case SameDay _ ->
                assertThat(List.of(after.days(), row(after).day()))
                        .as(where)
                        .isEqualTo(List.of(before.days(), row(before).day()));
            case Started _ -> assertThat(after.days()).as(where).isOne();
            case Continued _, Bridged _ -> assertThat(after.days()).as(where).isEqualTo(before.days() + 1);
        }
        if (!(done instanceof SameDay) && before.row() != null) {
            assertThat(row(after).day()).as(where).isAfter(row(before).day());
        }
        return after;
    }

    private static Row row(Streak streak) {
        return Objects.requireNonNull(streak.row());
    }

    /** Somebody who does something once on each date that they see, and may leave for elsewhere at any time. */
    private static final class Traveller {

        private final Journey journey;
        private final Rules.Streaks rules;
        private MemberCalendar calendar;
        private ZoneId here;
        private Streak streak = Streak.NONE;
        private int rows;

        Traveller(Journey journey, MemberCalendar calendar, Rules.Streaks rules) {
            this.journey = journey;
            this.calendar = calendar;
            this.rules = rules;
            here = calendar.zone();
        }

        /** Spends what is left of the date, and returns when the next one begins. */
        Instant spendDay(Instant from) {
            var date = dateHere(from);
            var at = from;
            var isDone = false;
            while (dateHere(at).equals(date)) {
                var end = MemberCalendar.in(here).dayEndAfter(at);
                var leaving = journey.chance(2) ? journey.between(at, end) : end;
                if (!isDone) {
                    var acting = journey.between(at, end);
                    isDone = acting.isBefore(leaving);
                    at = isDone ? acting : at;
                    act(isDone, acting);
                }
                at = leaving.isBefore(at) ? at : leaving;
                isDone = leave(at, end, date, isDone);
            }
            return at;
        }

        private boolean leave(Instant at, Instant end, LocalDate date, boolean isDone) {
            if (!at.isBefore(end)) {
                return isDone;
            }
            var to = journeyFrom(date, at);
            var stays = MemberCalendar.in(to).dayAt(at).date().equals(date);
            act(!isDone && !stays, at);
            here = to;
            calendar = calendar.moved(to, at);
            streak = streak.moved(calendar);
            return isDone || !stays;
        }

        /** Nobody leaves out a date altogether, as one can in the last hours of a day from UTC−12 to UTC+14. */
        private ZoneId journeyFrom(LocalDate date, Instant at) {
            var to = journey.zone();
            return MemberCalendar.in(to).dayAt(at).date().isAfter(date.plusDays(1)) ? here : to;
        }

        private void act(boolean really, Instant at) {
            if (really) {
                var done = streak.record(at, calendar, false, rules);
                rows += done instanceof Started ? 1 : 0;
                streak = done.streak();
            }
        }

        private LocalDate dateHere(Instant at) {
            return MemberCalendar.in(here).dayAt(at).date();
        }
    }
}
