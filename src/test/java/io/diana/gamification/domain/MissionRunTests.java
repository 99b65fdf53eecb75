package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.MIDNIGHT;
import static io.diana.gamification.domain.Game.NOW;
import static io.diana.gamification.domain.Game.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.MissionRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissionRunTests {

    private static final Instant DEADLINE = MIDNIGHT.plus(Duration.ofDays(7));

    @Test
    void isAvailableWhileNothingIsDone() {
        assertThat(run(0, null, null, MIDNIGHT).stateAt(NOW)).isEqualTo(State.AVAILABLE);
    }

    @Test
    void isInProgressFromTheFirstDeedUntilItsEnd() {
        var run = run(1, null, null, MIDNIGHT);

        assertThat(run.stateAt(MIDNIGHT.minusNanos(1))).isEqualTo(State.IN_PROGRESS);
        assertThat(run.stateAt(MIDNIGHT)).isEqualTo(State.EXPIRED);
        assertThat(run.openUntil()).isEqualTo(MIDNIGHT);
        assertThat(run.isCompleted()).isFalse();
    }

    @Test
    void canBeClaimedForSevenDaysBehindItsEnd() {
        var run = run(2, NOW, null, MIDNIGHT);

        assertThat(run.stateAt(NOW)).isEqualTo(State.COMPLETED);
        assertThat(run.stateAt(DEADLINE.minusNanos(1))).isEqualTo(State.COMPLETED);
        assertThat(run.stateAt(DEADLINE)).isEqualTo(State.EXPIRED);
        assertThat(run.openUntil()).isEqualTo(DEADLINE);
        assertThat(run.isCompleted()).isTrue();
    }

    @Test
    void neverEndsWithoutAnEnd() {
        var later = NOW.plus(Duration.ofDays(10_000));

        assertThat(run(1, null, null, null).stateAt(later)).isEqualTo(State.IN_PROGRESS);
        assertThat(run(2, NOW, null, null).stateAt(later)).isEqualTo(State.COMPLETED);
        assertThat(run(2, NOW, null, null).openUntil()).isNull();
    }

    @Test
    void staysClaimed() {
        assertThat(run(2, NOW, NOW, MIDNIGHT).stateAt(DEADLINE)).isEqualTo(State.CLAIMED);
    }

    @Test
    void isOverWhenNothingMoreCanBeDone() {
        assertThat(State.values())
                .filteredOn(State::isOver)
                .containsExactly(State.COMPLETED, State.CLAIMED, State.EXPIRED);
    }

    @Test
    void isClaimedOnce() {
        var claimed = run(2, NOW, NOW.plusSeconds(1), MIDNIGHT);

        assertThat(run(2, NOW, null, MIDNIGHT).claim(NOW.plusSeconds(1))).isEqualTo(new MissionClaim.Claimed(claimed));
        assertThat(claimed.claim(NOW.plusSeconds(2))).isEqualTo(new MissionClaim.AlreadyClaimed(claimed));
        assertThat(claimed.claim(DEADLINE)).isEqualTo(new MissionClaim.AlreadyClaimed(claimed));
    }

    @Test
    void isNotClaimedBeforeItWasCompletedByAnotherClock() {
        assertThat(run(2, NOW, null, MIDNIGHT).claim(NOW.minusSeconds(1)))
                .isEqualTo(new MissionClaim.Claimed(run(2, NOW, NOW, MIDNIGHT)));
    }

    @Test
    void isNotClaimedBeforeAllIsDone() {
        var begun = run(1, null, null, MIDNIGHT);
        var fresh = run(0, null, null, MIDNIGHT);

        assertThat(begun.claim(NOW)).isEqualTo(new MissionClaim.NotCompleted(begun));
        assertThat(fresh.claim(NOW)).isEqualTo(new MissionClaim.NotCompleted(fresh));
    }

    @Test
    void isNotClaimedTooLate() {
        var begun = run(1, null, null, MIDNIGHT);
        var completed = run(2, NOW, null, MIDNIGHT);

        assertThat(begun.claim(MIDNIGHT)).isEqualTo(new MissionClaim.Expired(begun));
        assertThat(completed.claim(DEADLINE)).isEqualTo(new MissionClaim.Expired(completed));
    }

    private static MissionRun run(
            long done, @Nullable Instant completedAt, @Nullable Instant claimedAt, @Nullable Instant expiresAt) {
        return new MissionRun(
                new MissionRun.Id("talk", WEDNESDAY), List.of(0L, done), completedAt, claimedAt, expiresAt);
    }
}
