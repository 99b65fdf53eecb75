package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Rules.Milestone;
import io.diana.gamification.domain.Rules.Multiplier;
import io.diana.gamification.domain.Streak.Row;
import io.diana.gamification.domain.Streak.Standing;
import io.diana.gamification.domain.StreakDay.Bridged;
import io.diana.gamification.domain.StreakDay.Continued;
import io.diana.gamification.domain.StreakDay.SameDay;
import io.diana.gamification.domain.StreakDay.Started;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreakTests {

    static final Rules.Streaks RULES = new Rules.Streaks(
            Duration.ofHours(6),
            List.of(
                    new Multiplier(3, new BigDecimal("1.1")),
                    new Multiplier(7, new BigDecimal("1.2")),
                    new Multiplier(14, new BigDecimal("1.3")),
                    new Multiplier(30, new BigDecimal("1.5"))),
            List.of(new Milestone(7, 500), new Milestone(30, 2_000), new Milestone(100, 10_000)),
            Duration.ofDays(30));

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final MemberCalendar UTC = MemberCalendar.in(ZoneId.of("UTC"));

    @Test
    void theFirstActionBeginsARow() {
        var first = act(Streak.NONE, "2026-11-24T12:00:00Z");

        assertThat(first)
                .isEqualTo(new Started(
                        new Streak(1, 1, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null),
                        List.of()));
    }

    @Test
    void aDayCountsOnce() {
        var first = act(Streak.NONE, "2026-11-24T00:00:00Z").streak();

        assertThat(act(first, "2026-11-24T23:59:59.999999999Z")).isEqualTo(new SameDay(first));
        assertThat(act(first, "2026-11-24T12:00:00Z").milestones()).isEmpty();
    }

    @Test
    void anInstantBeforeTheLastOneIsOfTheSameDay() {
        var first = act(Streak.NONE, "2026-11-24T00:00:00Z").streak();

        assertThat(act(first, "2026-11-23T23:59:59Z")).isEqualTo(new SameDay(first));
    }

    @Test
    void theNextDayContinuesTheRow() {
        var first = act(Streak.NONE, "2026-11-24T23:59:59Z").streak();

        assertThat(act(first, "2026-11-25T00:00:00Z"))
                .isEqualTo(new Continued(
                        new Streak(2, 2, row("2026-11-25", "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z"), null),
                        List.of()));
        assertThat(act(first, "2026-11-25T23:59:59Z")).isInstanceOf(Continued.class);
    }

    @Test
    void withinTheGraceTheMissedDayCountsAndThenTheDayItself() {
        var first = act(Streak.NONE, "2026-11-24T12:00:00Z").streak();
        var late = act(first, "2026-11-26T05:59:59Z");
        var soon = act(late.streak(), "2026-11-26T05:59:59Z");

        assertThat(late)
                .isEqualTo(new Continued(
                        new Streak(2, 2, row("2026-11-25", "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z"), null),
                        List.of()));
        assertThat(soon.streak().days()).isEqualTo(3);
        assertThat(act(soon.streak(), "2026-11-26T05:59:59Z")).isInstanceOf(SameDay.class);
    }

    @Test
    void behindTheGraceTheRowBeginsAgain() {
        var streak = new Streak(5, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null);

        assertThat(act(streak, "2026-11-26T06:00:00Z"))
                .isEqualTo(new Started(
                        new Streak(1, 9, row("2026-11-26", "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z"), null),
                        List.of()));
    }

    @Test
    void theLongestRowGrowsWithTheRowThatIsLonger() {
        var streak = new Streak(9, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null);

        assertThat(act(streak, "2026-11-25T06:00:00Z").streak().longest()).isEqualTo(10);
    }

    @Test
    void aFreezeBridgesOneMissedDayOfAVipMember() {
        var streak = new Streak(5, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null);
        var frozenAt = Instant.parse("2026-11-26T06:00:00Z");

        assertThat(vipAct(streak, "2026-11-26T06:00:00Z"))
                .isEqualTo(new Bridged(
                        new Streak(6, 9, row("2026-11-26", "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z"), frozenAt),
                        List.of()));
        assertThat(vipAct(streak, "2026-11-27T05:59:59Z"))
                .isEqualTo(new Bridged(
                        new Streak(6, 9, row("2026-11-26", "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z"), frozenAt),
                        List.of()));
        assertThat(vipAct(streak, "2026-11-27T06:00:00Z")).isInstanceOf(Started.class);
    }

    @Test
    void noFreezeIsUsedWhereItWouldNotHelp() {
        var streak = new Streak(5, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null);

        assertThat(vipAct(streak, "2026-11-26T05:59:59Z").streak().frozenAt()).isNull();
        assertThat(vipAct(streak, "2026-11-27T06:00:00Z").streak().frozenAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-27T06:00:00Z, 6", "2026-10-27T06:00:01Z, 1"})
    void aFreezeIsThereOnceInThirtyDays(Instant frozenAt, int days) {
        var streak = new Streak(5, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), frozenAt);

        assertThat(vipAct(streak, "2026-11-26T12:00:00Z").streak().days()).isEqualTo(days);
    }

    @Test
    void theLastFreezeIsRememberedInTheNextRow() {
        var frozenAt = Instant.parse("2026-11-20T06:00:00Z");
        var streak = new Streak(5, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), frozenAt);

        assertThat(vipAct(streak, "2026-11-24T12:00:00Z").streak().frozenAt()).isEqualTo(frozenAt);
        assertThat(vipAct(streak, "2026-11-25T12:00:00Z").streak().frozenAt()).isEqualTo(frozenAt);
        assertThat(vipAct(streak, "2026-12-24T12:00:00Z").streak().frozenAt()).isEqualTo(frozenAt);
    }

    @ParameterizedTest
    @CsvSource({"5, ", "6, 7", "7, ", "29, 30", "99, 100"})
    void aMilestoneIsReachedByTheDayThatMakesIt(int days, @Nullable Integer milestone) {
        var streak = new Streak(days, days, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null);

        assertThat(act(streak, "2026-11-25T12:00:00Z").milestones())
                .extracting(Milestone::days)
                .isEqualTo(milestone == null ? List.of() : List.of(milestone));
        assertThat(vipAct(streak, "2026-11-26T12:00:00Z").milestones())
                .extracting(Milestone::days)
                .isEqualTo(milestone == null ? List.of() : List.of(milestone));
    }

    @Test
    void theFirstDayCanBeAMilestone() {
        var rules = new Rules.Streaks(Duration.ZERO, List.of(), List.of(new Milestone(1, 5)), Duration.ZERO);

        assertThat(Streak.NONE.record(Instant.EPOCH, UTC, false, rules).milestones())
                .containsExactly(new Milestone(1, 5));
    }

    @Test
    void isWorthNothingBeforeTheFirstDay() {
        assertThat(Streak.NONE.at(Instant.EPOCH, false, RULES)).isEqualTo(new Standing(0, 0, BigDecimal.ONE, null, 0));
        assertThat(Streak.NONE.at(Instant.EPOCH, true, RULES)).isEqualTo(new Standing(0, 0, BigDecimal.ONE, null, 1));
    }

    @Test
    void isInForceUntilItsDeadline() {
        var streak = new Streak(7, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null);
        var deadline = Instant.parse("2026-11-26T06:00:00Z");

        assertThat(streak.at(deadline.minusNanos(1), false, RULES))
                .isEqualTo(new Standing(7, 9, new BigDecimal("1.2"), deadline, 0));
        assertThat(streak.at(deadline, false, RULES)).isEqualTo(new Standing(0, 9, BigDecimal.ONE, null, 0));
    }

    @Test
    void aFreezeMakesTheDeadlineADayLater() {
        var streak = new Streak(7, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), null);
        var deadline = Instant.parse("2026-11-27T06:00:00Z");
        var factor = new BigDecimal("1.2");

        assertThat(streak.at(Instant.parse("2026-11-26T05:59:59Z"), true, RULES))
                .isEqualTo(new Standing(7, 9, factor, deadline, 1));
        assertThat(streak.at(Instant.parse("2026-11-26T06:00:00Z"), true, RULES))
                .isEqualTo(new Standing(7, 9, factor, deadline, 0));
        assertThat(streak.at(deadline, true, RULES)).isEqualTo(new Standing(0, 9, BigDecimal.ONE, null, 1));
    }

    @Test
    void aFreezeThatIsUsedIsBackAfterThirtyDays() {
        var frozenAt = Instant.parse("2026-11-20T06:00:00Z");
        var streak = new Streak(7, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), frozenAt);

        assertThat(streak.at(Instant.parse("2026-11-25T00:00:00Z"), true, RULES).freezes())
                .isZero();
        assertThat(streak.at(Instant.parse("2026-12-20T05:59:59Z"), true, RULES).freezes())
                .isZero();
        assertThat(streak.at(Instant.parse("2026-12-20T06:00:00Z"), true, RULES).freezes())
                .isOne();
    }

    @Test
    void aMoveToTheEastTakesNoTimeAway() {
        var at = Instant.parse("2026-11-24T06:00:00Z");
        var first =
                Streak.NONE.record(at, MemberCalendar.in(MADRID), false, RULES).streak();
        var moved = first.moved(MemberCalendar.in(MADRID).moved(TOKYO, at));

        assertThat(moved.row()).isEqualTo(row("2026-11-24", "2026-11-25T23:00:00Z", "2026-11-26T23:00:00Z"));
    }

    @Test
    void aMoveToTheWestGivesTheTimeOfTheLongDay() {
        var at = Instant.parse("2026-11-24T06:00:00Z");
        var first =
                Streak.NONE.record(at, MemberCalendar.in(TOKYO), false, RULES).streak();
        var moved = first.moved(MemberCalendar.in(TOKYO).moved(MADRID, at));

        assertThat(moved)
                .isEqualTo(new Streak(1, 1, row("2026-11-24", "2026-11-25T23:00:00Z", "2026-11-26T23:00:00Z"), null));
    }

    @Test
    void aMoveKeepsWhatElseIsKnown() {
        var frozenAt = Instant.parse("2026-11-20T06:00:00Z");
        var streak = new Streak(7, 9, row("2026-11-24", "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z"), frozenAt);

        assertThat(streak.moved(UTC)).isEqualTo(streak);
        assertThat(Streak.NONE.moved(UTC)).isEqualTo(Streak.NONE);
    }

    @Test
    void whoeverHasComeFromElsewhereHasUntilTheEndOfTheirNextDayThere() {
        var calendar = MemberCalendar.in(MADRID).moved(TOKYO, Instant.parse("2026-11-24T12:00:00Z"));
        var first = Streak.NONE.record(Instant.parse("2026-11-24T06:00:00Z"), MemberCalendar.in(MADRID), false, RULES);
        var morning = Instant.parse("2026-11-24T22:00:00Z"); // 25 November in Tokyo
        var again = first.streak().moved(calendar).record(morning, calendar, false, RULES);

        assertThat(again).isInstanceOf(SameDay.class);
        assertThat(again.streak().row())
                .isEqualTo(row("2026-11-24", "2026-11-25", "2026-11-26T15:00:00Z", "2026-11-27T15:00:00Z"));
    }

    @Test
    void aMoveThatIsBehindTheMemberIsWorthNothingMore() {
        var calendar = MemberCalendar.in(MADRID).moved(TOKYO, Instant.parse("2026-11-24T12:00:00Z"));
        var first = Streak.NONE.record(Instant.parse("2026-11-25T03:00:00Z"), calendar, false, RULES);

        assertThat(first.streak().row()).isEqualTo(row("2026-11-25", "2026-11-26T15:00:00Z", "2026-11-27T15:00:00Z"));
    }

    @Test
    void aLateActionCountsForTheDayItselfWhereItsDateFollows() {
        var streak = new Streak(1, 1, row("2026-11-24", "2026-11-25T10:00:00Z", "2026-11-26T00:00:00Z"), null);

        assertThat(act(streak, "2026-11-25T11:00:00Z").streak())
                .isEqualTo(new Streak(2, 2, row("2026-11-25", "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z"), null));
    }

    private static StreakDay act(Streak streak, String at) {
        return streak.record(Instant.parse(at), UTC, false, RULES);
    }

    private static StreakDay vipAct(Streak streak, String at) {
        return streak.record(Instant.parse(at), UTC, true, RULES);
    }

    private static Row row(String day, String next, String spare) {
        return row(day, day, next, spare);
    }

    private static Row row(String day, String seen, String next, String spare) {
        return new Row(LocalDate.parse(day), LocalDate.parse(seen), Instant.parse(next), Instant.parse(spare));
    }
}
