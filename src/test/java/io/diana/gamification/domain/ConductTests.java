package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConductTests {

    private static final Rules.Abuse ABUSE = Someone.RULES.abuse();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void theTenthWithinThirtySecondsIsTooFast() {
        var nine = acted(9, Duration.ofSeconds(1));

        assertThat(acted(8, Duration.ofSeconds(1)).isTooFast(NOON.plusSeconds(9), ABUSE.velocity()))
                .isFalse();
        assertThat(nine.isTooFast(NOON.plusSeconds(9), ABUSE.velocity())).isTrue();
        assertThat(nine.isTooFast(NOON.plusMillis(29_999), ABUSE.velocity())).isTrue();
        assertThat(nine.isTooFast(NOON.plusSeconds(30), ABUSE.velocity())).isFalse();
    }

    @Test
    void remembersAsManyAsTheRuleLooksAt() {
        assertThat(acted(25, Duration.ofSeconds(1)).recent())
                .hasSize(10)
                .startsWith(NOON.plusSeconds(15))
                .endsWith(NOON.plusSeconds(24));
    }

    @Test
    void addsUpThePointsOfADay() {
        var conduct = Conduct.BLANK.earned(5, TODAY).earned(7, TODAY);

        assertThat(conduct.pointsOf(TODAY)).isEqualTo(12);
        assertThat(conduct.pointsOf(TODAY.plusDays(1))).isZero();
        assertThat(conduct.earned(1, TODAY.plusDays(1)).dayPoints()).isEqualTo(1);
        assertThat(Conduct.BLANK.pointsOf(TODAY)).isZero();
    }

    @Test
    void aBurstIsOneFlag() {
        var conduct = flagged(Conduct.BLANK, 0, 10, 29);

        assertThat(conduct.flags()).containsExactly(NOON);
        assertThat(flagged(conduct, 30).flags()).containsExactly(NOON, NOON.plusSeconds(30));
    }

    @Test
    void penaltiesAreGraduated() {
        var two = flagged(Conduct.BLANK, 0, 60);
        var three = flagged(two, 120);
        var nine = flagged(three, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000);

        assertThat(two.heldUntil()).isNull();
        assertThat(three.heldUntil()).isEqualTo(NOON.plusSeconds(120 + 3_600));
        assertThat(nine.heldUntil()).isEqualTo(NOON.plusSeconds(60_000 + 3_600));
        assertThat(flagged(nine, 70_000).heldUntil()).isEqualTo(NOON.plusSeconds(70_000 + 86_400));
    }

    @Test
    void aPenaltyEnds() {
        var three = flagged(Conduct.BLANK, 0, 60, 120);

        assertThat(three.isPenalisedAt(NOON.plusSeconds(3_719))).isTrue();
        assertThat(three.isPenalisedAt(NOON.plusSeconds(3_720))).isFalse();
        assertThat(Conduct.BLANK.isPenalisedAt(NOON)).isFalse();
    }

    @Test
    void flagsAreForgottenInTime() {
        var two = flagged(Conduct.BLANK, 0, 60);
        var later = Duration.ofDays(30).toSeconds();

        assertThat(flagged(two, later).flags()).containsExactly(NOON.plusSeconds(60), NOON.plusSeconds(later));
        assertThat(flagged(two, later - 1).flags()).hasSize(3);
    }

    @Test
    void noMoreThanAHundredFlagsAreKept() {
        var conduct = Conduct.BLANK;
        for (var i = 0; i < 130; i++) {
            conduct = flagged(conduct, i * 31L);
        }

        assertThat(conduct.flags()).hasSize(100).endsWith(NOON.plusSeconds(129 * 31));
    }

    @Test
    void whatAPenaltyHoldsIsNoFlag() {
        assertThat(Conduct.BLANK.flagged(Flag.PENALTY, NOON, ABUSE)).isSameAs(Conduct.BLANK);
    }

    @Test
    void whoDoesMuchOnOneDayComesNoCloserToAPenalty() {
        assertThat(Conduct.BLANK.flagged(Flag.DAILY_CAP, NOON, ABUSE)).isSameAs(Conduct.BLANK);
    }

    @ParameterizedTest
    @EnumSource(
            value = Flag.class,
            names = {"PENALTY", "DAILY_CAP"},
            mode = EnumSource.Mode.EXCLUDE)
    void everythingElseIs(Flag flag) {
        assertThat(Conduct.BLANK.flagged(flag, NOON, ABUSE).flags()).containsExactly(NOON);
    }

    private static Conduct flagged(Conduct before, long... seconds) {
        var conduct = before;
        for (var second : seconds) {
            conduct = conduct.flagged(Flag.VELOCITY, NOON.plusSeconds(second), ABUSE);
        }
        return conduct;
    }

    private static Conduct acted(int times, Duration apart) {
        Instant at = NOON;
        var conduct = new Conduct(List.of(), null, 0, List.of(), null);
        for (var i = 0; i < times; i++) {
            conduct = conduct.acted(at, ABUSE.velocity());
            at = at.plus(apart);
        }
        return conduct;
    }
}
