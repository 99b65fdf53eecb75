package io.diana.gamification.domain;

import static io.diana.gamification.domain.SomeDefinitions.NOW;
import static io.diana.gamification.domain.SomeDefinitions.campaign;
import static io.diana.gamification.domain.SomeDefinitions.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What definitions say of themselves. */
class DefinitionTests {

    private static final Level FIRST = new Level(1, 0, null);

    @Test
    void aLevelIsReachedByItsPoints() {
        var levels = new Levels(List.of(FIRST, new Level(2, 1_000, null), new Level(3, 4_000, "Three")));

        assertThat(levels.reachedBy(0)).isEqualTo(1);
        assertThat(levels.reachedBy(999)).isEqualTo(1);
        assertThat(levels.reachedBy(1_000)).isEqualTo(2);
        assertThat(levels.reachedBy(3_999)).isEqualTo(2);
        assertThat(levels.reachedBy(4_000)).isEqualTo(3);
        assertThat(levels.after(2)).isEqualTo(new Level(3, 4_000, "Three"));
        assertThat(levels.after(3)).isNull();
    }

    @Test
    void levelsThatNobodyCouldClimbAreNone() {
        for (var levels : List.of(
                List.<Level>of(),
                List.of(new Level(1, 1, null)),
                List.of(new Level(2, 0, null)),
                List.of(FIRST, new Level(3, 5, null)),
                List.of(FIRST, new Level(2, 0, null)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Levels(levels));
        }
    }

    @Test
    void aCampaignAppliesFromItsStartToItsEnd() {
        var campaign = campaign("c", NOW, "wave");

        assertThat(campaign.appliesTo("wave", NOW.minusNanos(1))).isTrue();
        assertThat(campaign.appliesTo("wave", NOW)).isFalse();
        assertThat(campaign.appliesTo("wave", campaign.start())).isTrue();
        assertThat(campaign.appliesTo("wave", campaign.start().minusNanos(1))).isFalse();
        assertThat(campaign.appliesTo("nod", NOW.minusNanos(1))).isFalse();
        assertThat(campaign("all", NOW).appliesTo("nod", NOW.minusNanos(1))).isTrue();
        assertThat(campaign.active()).isTrue();
    }

    @Test
    void aMissionRunsFromItsStartToItsEnd() {
        var event = sound(Mission.class, "{'start': '2026-11-25T12:00:00Z', 'end': '2026-11-25T12:00:01Z'}");

        assertThat(event.runsAt(NOW.minusNanos(1))).isFalse();
        assertThat(event.runsAt(NOW)).isTrue();
        assertThat(event.runsAt(NOW.plusSeconds(1))).isFalse();
        assertThat(sound(Mission.class, "{}").runsAt(NOW)).isTrue();
        assertThat(sound(Mission.class, "{'active': false}").runsAt(NOW)).isFalse();
    }

    @Test
    void whatWasNeverCountedIsNothing() {
        var counters = Counters.NONE.plus("gifts", 2).plus("gifts", 3).with("level", 4);

        assertThat(counters.of("gifts")).isEqualTo(5);
        assertThat(counters.of("level")).isEqualTo(4);
        assertThat(counters.of(Counter.of("wave"))).isZero();
    }

    @Test
    void aCounterSaysWhichActionsItCounts() {
        assertThat(Counter.actionType(Counter.of("wave"))).isEqualTo("wave");
        assertThat(Counter.actionType(Counter.REFERRALS)).isEqualTo("friend_referral");
        assertThat(Counter.actionType(Counter.ACTIONS)).isNull();
    }
}
