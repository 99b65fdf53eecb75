package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.NOW;
import static io.diana.gamification.domain.Game.achievement;
import static io.diana.gamification.domain.Game.behind;
import static io.diana.gamification.domain.Game.counters;
import static io.diana.gamification.domain.Game.inactive;
import static io.diana.gamification.domain.Game.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Achievement.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnlockingTests {

    private static final Achievement TALKER = achievement("talker", "actions.talk", 10, 100, 1_000);

    @Test
    void aStepIsUnlockedWhenItsCounterGetsThere() {
        var before = counters("actions.talk", 9);
        var after = counters("actions.talk", 10);

        var advance = Progress.NONE.advance(before, after, today(TALKER));

        assertThat(advance.unlocked()).containsExactly(new Unlock("talker", 1, Tier.BRONZE, 10, null, NOW));
        assertThat(advance.progress().steps()).isEqualTo(Map.of("talker", 1));
        assertThat(advance.changesSomething()).isTrue();
        assertThat(advance.counters()).isEqualTo(after);
    }

    @Test
    void nothingIsUnlockedBeforeThat() {
        var advance = Progress.NONE.advance(Counters.NONE, counters("actions.talk", 9), today(TALKER));

        assertThat(advance.unlocked()).isEmpty();
        assertThat(advance.progress()).isEqualTo(Progress.NONE);
        assertThat(advance.changesSomething()).isFalse();
    }

    @Test
    void aCounterFarBeyondUnlocksAllStepsInTheirOrder() {
        var advance = Progress.NONE.advance(Counters.NONE, counters("actions.talk", 5_000), today(TALKER));

        assertThat(advance.unlocked())
                .containsExactly(
                        new Unlock("talker", 1, Tier.BRONZE, 10, null, NOW),
                        new Unlock("talker", 2, Tier.SILVER, 20, null, NOW),
                        new Unlock("talker", 3, Tier.GOLD, 30, "Master of talker", NOW));
        assertThat(advance.progress().steps()).isEqualTo(Map.of("talker", 3));
    }

    @Test
    void aStepIsUnlockedOnce() {
        var first = Progress.NONE.advance(Counters.NONE, counters("actions.talk", 50), today(TALKER));
        var again = first.progress().advance(counters("actions.talk", 50), counters("actions.talk", 99), today(TALKER));
        var next = again.progress().advance(counters("actions.talk", 99), counters("actions.talk", 100), today(TALKER));

        assertThat(again.unlocked()).isEmpty();
        assertThat(names(next)).containsExactly("talker 2");
        assertThat(next.progress().steps()).isEqualTo(Map.of("talker", 2));
    }

    @Test
    void aCounterThatDoesNotRiseIsNotLookedAt() {
        var counters = counters("actions.talk", 50, "gifts", 1);

        assertThat(Progress.NONE.advance(counters, counters, today(TALKER)).unlocked())
                .isEmpty();
        assertThat(Progress.NONE
                        .advance(counters, counters.plus("gifts", 1), today(TALKER))
                        .unlocked())
                .isEmpty();
        assertThat(Progress.NONE
                        .advance(counters("actions.talk", 51), counters, today(TALKER))
                        .unlocked())
                .isEmpty();
    }

    @Test
    void whatIsInactiveIsNotReached() {
        var situation = today(inactive(TALKER));

        assertThat(Progress.NONE
                        .advance(Counters.NONE, counters("actions.talk", 50), situation)
                        .unlocked())
                .isEmpty();
        assertThat(Progress.NONE
                        .catchUp(counters("actions.talk", 50), situation)
                        .unlocked())
                .isEmpty();
    }

    @Test
    void whatRequiresAnotherWaitsForItsFirstStep() {
        var giver = behind(achievement("giver", "gifts", 1), "talker");
        var situation = today(TALKER, giver);
        var waiting = Progress.NONE.advance(Counters.NONE, counters("gifts", 5), situation);
        var opened =
                waiting.progress().advance(counters("gifts", 5), counters("gifts", 5, "actions.talk", 10), situation);

        assertThat(waiting.unlocked()).isEmpty();
        assertThat(names(opened)).containsExactly("giver 1", "talker 1");
    }

    @Test
    void allThatIsRequiredHasToBeReached() {
        var giver = behind(achievement("giver", "gifts", 1), "talker", "winner");
        var situation = today(TALKER, achievement("winner", "referrals", 1), giver);
        var one = Progress.NONE.advance(Counters.NONE, counters("gifts", 1, "actions.talk", 10), situation);
        var both = one.progress().advance(one.counters(), one.counters().plus("referrals", 1), situation);

        assertThat(names(one)).containsExactly("talker 1");
        assertThat(names(both)).containsExactly("giver 1", "winner 1");
    }

    @Test
    void oneOpensTheNextInAChain() {
        var situation = today(
                behind(achievement("a", "gifts", 1, 2), "b"),
                behind(achievement("b", "gifts", 1), "c"),
                achievement("c", "actions.talk", 10, 20));
        var first = Progress.NONE.advance(counters("gifts", 9), counters("gifts", 9, "actions.talk", 10), situation);
        var second = first.progress().advance(first.counters(), counters("gifts", 9, "actions.talk", 20), situation);

        assertThat(names(first)).containsExactly("a 1", "a 2", "b 1", "c 1");
        assertThat(names(second)).containsExactly("c 2");
    }

    @Test
    void whatRequiresSomethingUnknownIsNeverReached() {
        var advance =
                Progress.NONE.advance(Counters.NONE, counters("actions.talk", 50), today(behind(TALKER, "nothing")));

        assertThat(advance.unlocked()).isEmpty();
    }

    @Test
    void aDefinitionThatChangesTakesNothingBackAndPaysNothingAgain() {
        var reached = new Progress(Map.of("talker", 2), Map.of(), Set.of());
        var harder = achievement("talker", "actions.talk", 500, 600, 700);
        var shorter = achievement("talker", "actions.talk", 5);
        var counters = counters("actions.talk", 650);

        assertThat(reached.catchUp(counters, today(harder)).progress()).isEqualTo(reached);
        assertThat(reached.catchUp(counters, today(shorter)).progress()).isEqualTo(reached);
        assertThat(names(reached.catchUp(counters("actions.talk", 700), today(harder))))
                .containsExactly("talker 3");
    }

    @Test
    void catchingUpFindsWhatWasDefinedLater() {
        var giver = behind(achievement("giver", "gifts", 1), "talker");
        var counters = counters("gifts", 5, "actions.talk", 150);

        var advance = Progress.NONE.catchUp(counters, today(TALKER, giver));

        assertThat(names(advance)).containsExactly("giver 1", "talker 1", "talker 2");
        assertThat(advance.counters()).isEqualTo(counters);
    }

    private static List<String> names(Advance advance) {
        return advance.unlocked().stream()
                .map(it -> it.achievement() + " " + it.step())
                .toList();
    }
}
