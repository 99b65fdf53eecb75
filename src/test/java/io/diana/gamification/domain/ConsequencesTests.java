package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.ADA;
import static io.diana.gamification.domain.Someone.achievement;
import static io.diana.gamification.domain.Someone.once;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.AchievementUnlocked;
import io.diana.gamification.LevelReached;
import io.diana.gamification.MissionCompleted;
import io.diana.gamification.StreakMilestoneReached;
import io.diana.gamification.domain.Entry.Unlocked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsequencesTests {

    private final Someone ada = new Someone();

    @Test
    void eachLevelIsReachedOnce() {
        ada.did("jackpot");

        assertThat(ada.account.purse().level()).isEqualTo(3);
        assertThat(ada.events(LevelReached.class))
                .extracting(LevelReached::level)
                .containsExactly(2, 3);
        assertThat(requireNonNull(ada.entries.getFirst().answer()).unlocked())
                .containsExactly(new Unlocked("level", "2", null, null), new Unlocked("level", "3", null, null));
        ada.after(Duration.ofMinutes(1)).did("tip");
        assertThat(ada.events(LevelReached.class)).hasSize(2);
    }

    @Test
    void aLevelIsNeverTakenAway() {
        ada.did("jackpot");
        ada.asks(new SpendingOrder(ADA, 9_000, "all", "key:shop", null));
        ada.catalogue = Someone.catalogue(
                Someone.RULES, new Levels(List.of(new Level(1, 0, null))), List.of(), List.of(), List.of());
        ada.after(Duration.ofMinutes(1)).did("tip");

        assertThat(ada.account.purse().level()).isEqualTo(3);
    }

    @Test
    void whereLevelsHaveBecomeEasierTheNextThingEarnedReachesThem() {
        ada.did("tip");
        var steep = ada.catalogue;
        ada.catalogue = Someone.catalogue(
                Someone.RULES,
                new Levels(List.of(new Level(1, 0, null), new Level(2, 1, null))),
                List.of(),
                List.of(),
                List.of());

        ada.asks(new SpendingOrder(ADA, 1, "a hint", "key:shop", null));
        ada.with(5L);
        assertThat(ada.account.purse().level()).as("nobody rises unsaid").isEqualTo(1);

        ada.did("tip");
        assertThat(ada.account.purse().level()).isEqualTo(2);
        assertThat(ada.events(LevelReached.class)).hasSize(1);
        assertThat(steep.levels().reachedBy(20)).isEqualTo(1);
    }

    @Test
    void milestonesArePaidByEntriesOfTheirOwn() {
        ada.yesterdayOnDay(6);

        var entry = ada.did("tip");

        assertThat(ada.ledger()).endsWith("award 10", "bonus 500");
        assertThat(ada.entries.getLast().cause()).isEqualTo(Cause.of("streak", "7 days in a row"));
        assertThat(ada.entries.getLast().explanation()).isEqualTo(Explanation.of(500));
        assertThat(ada.events(StreakMilestoneReached.class))
                .containsExactly(new StreakMilestoneReached(ADA, 7, 500, ada.now));
        assertThat(requireNonNull(entry.answer()).unlocked())
                .containsExactly(new Unlocked("milestone", "7", null, 500L));
        assertThat(requireNonNull(entry.answer()).balance()).isEqualTo(570);
        assertThat(requireNonNull(entry.answer()).streakDays()).isEqualTo(7);
        assertThat(requireNonNull(entry.answer()).streakFactor()).isEqualByComparingTo("1.2");

        ada.did("tip");
        assertThat(ada.events(StreakMilestoneReached.class)).as("once a day").hasSize(1);
    }

    @Test
    void whatIsUnlockedPaysAndMayUnlockMore() {
        ada.with(
                achievement("a-first", "actions", 1, 100, 2, 0),
                achievement("b-rich", "points", 100, 900, 2_000, 0),
                achievement("c-climber", "level", 2, 7));

        var entry = ada.did("message_sent");

        assertThat(ada.ledger()).containsExactly("award 5", "bonus 100", "bonus 900", "bonus 7");
        assertThat(ada.entries)
                .extracting(it -> it.cause().reason())
                .containsExactly(null, "a-first bronze", "b-rich bronze", "c-climber bronze");
        assertThat(ada.events(AchievementUnlocked.class))
                .containsExactly(
                        new AchievementUnlocked(ADA, "a-first", "bronze", 100, ada.now),
                        new AchievementUnlocked(ADA, "b-rich", "bronze", 900, ada.now),
                        new AchievementUnlocked(ADA, "c-climber", "bronze", 7, ada.now));
        assertThat(ada.events(LevelReached.class)).containsExactly(new LevelReached(ADA, 2, ada.now));
        assertThat(requireNonNull(entry.answer()).balance()).isEqualTo(1_012);
        assertThat(requireNonNull(entry.answer()).level()).isEqualTo(2);
        assertThat(ada.account.progress().steps()).isEqualTo(Map.of("a-first", 1, "b-rich", 1, "c-climber", 1));
    }

    @Test
    void aStepThatPaysNothingMakesNoEntry() {
        ada.with(achievement("a", "actions", 1, 0));

        ada.did("message_sent");

        assertThat(ada.ledger()).containsExactly("award 5");
        assertThat(ada.events(AchievementUnlocked.class)).hasSize(1);
    }

    @Test
    void eachStepIsUnlockedOnce() {
        ada.with(achievement("a", "actions", 1, 1, 3, 1));
        for (var i = 0; i < 5; i++) {
            ada.did("message_sent");
        }

        assertThat(ada.events(AchievementUnlocked.class))
                .extracting(AchievementUnlocked::tier)
                .containsExactly("bronze", "silver");
    }

    @Test
    void completedMissionsAreCountedAndSaid() {
        ada.catalogue = Someone.catalogue(
                Someone.RULES,
                Someone.LEVELS,
                List.of(achievement("adventurer", "missions", 1, 50)),
                List.of(once("two", "actions", 2)),
                List.of());

        assertThat(requireNonNull(ada.did("message_sent").answer()).unlocked()).isEmpty();
        var second = ada.did("message_sent");

        assertThat(ada.events(MissionCompleted.class))
                .containsExactly(new MissionCompleted(ADA, "two", MissionRun.ONLY, ada.now));
        assertThat(requireNonNull(second.answer()).unlocked())
                .containsExactly(
                        new Unlocked("mission", "two", null, null),
                        new Unlocked("achievement", "adventurer", "bronze", 50L));
        assertThat(ada.account.done().of(Counter.MISSIONS)).isEqualTo(1);
        assertThat(ada.account.progress().done()).isEqualTo(Set.of("two"));
        assertThat(ada.account.progress().runs()).hasSize(1);
    }

    @Test
    void whatWasReachedAndDoneIsToBeKept() {
        ada.with(once("one", "actions", 1));

        var change = Someone.change(ada.does("message_sent"));

        assertThat(change.steps().runs()).containsOnlyKeys(new MissionRun.Id("one", MissionRun.ONLY));
        assertThat(change.steps().unlocks()).isEmpty();
        assertThat(change.isNothing()).isFalse();
    }

    @Test
    void membersOfVipMayMissADay() {
        ada.vip("1", null);
        ada.did("tip");
        ada.after(Duration.ofDays(2)).did("tip");
        assertThat(ada.account.habits().streak().days()).isEqualTo(2);

        var eva = new Someone();
        eva.did("tip");
        eva.after(Duration.ofDays(2)).did("tip");
        assertThat(eva.account.habits().streak().days()).isEqualTo(1);
    }

    @Test
    void definitionsThatHaveChangedAreCaughtUpWith() {
        ada.did("message_sent");
        ada.catalogue = Someone.catalogue(
                Someone.RULES,
                Someone.LEVELS,
                List.of(achievement("a", "actions", 1, 1_000)),
                List.of(once("one", "actions", 1)),
                List.of());

        var change = ada.hears(Consequences.ofDefinitions(ada.account, ada.moment()));

        assertThat(change.entries()).extracting(it -> it.sums().amount()).containsExactly(1_000L);
        assertThat(ada.events(LevelReached.class)).hasSize(1);
        assertThat(ada.events(MissionCompleted.class)).hasSize(1);
        assertThat(Consequences.ofDefinitions(ada.account, ada.moment()).isNothing())
                .isTrue();
    }
}
