package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.END_OF_WEEK;
import static io.diana.gamification.domain.Game.MIDNIGHT;
import static io.diana.gamification.domain.Game.NOW;
import static io.diana.gamification.domain.Game.WEDNESDAY;
import static io.diana.gamification.domain.Game.between;
import static io.diana.gamification.domain.Game.counters;
import static io.diana.gamification.domain.Game.forLevel;
import static io.diana.gamification.domain.Game.inactive;
import static io.diana.gamification.domain.Game.mission;
import static io.diana.gamification.domain.Game.rises;
import static io.diana.gamification.domain.Game.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Mission.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfferedMissionTests {

    private static final Mission DAY = mission(Kind.DAILY, "day", rises("actions", 5));
    private static final Mission WEEK = mission(Kind.WEEKLY, "week", rises("actions", 5));
    private static final Mission ONCE = mission(Kind.ONCE, "once", rises("actions", 5), rises("gifts", 1));
    private static final Mission PARTY =
            between(mission(Kind.EVENT, "party", rises("actions", 5)), NOW, NOW.plusSeconds(60));

    @Test
    void whatMayBeDoneIsOfferedWithItsEnd() {
        assertThat(shown(Progress.NONE, PARTY, ONCE, WEEK, DAY))
                .containsExactly(
                        "day 2026-11-25 AVAILABLE [0] " + MIDNIGHT,
                        "week 2026-11-23 AVAILABLE [0] " + END_OF_WEEK,
                        "once 1970-01-01 IN_PROGRESS [3, 0] never",
                        "party 1970-01-01 AVAILABLE [0] " + NOW.plusSeconds(60));
    }

    @Test
    void whatMayNotBeDoneIsNotOffered() {
        assertThat(shown(Progress.NONE, inactive(DAY), forLevel(WEEK, 2), between(PARTY, NOW.plusSeconds(1), null)))
                .isEmpty();
    }

    @Test
    void ofManyDailyMissionsThreeAreOffered() {
        var ten = IntStream.range(0, 10)
                .mapToObj(i -> mission(Kind.DAILY, "daily-" + i, rises("actions", 1)))
                .toArray(Mission[]::new);

        assertThat(shown(Progress.NONE, ten)).hasSize(3);
    }

    @Test
    void aRunTellsWhatWasDone() {
        var begun = progress(run("day", WEDNESDAY, MIDNIGHT.minusSeconds(3_600), null, null));

        assertThat(shown(begun, DAY)).containsExactly("day 2026-11-25 IN_PROGRESS [4] " + MIDNIGHT);
        assertThat(shown(begun, inactive(DAY))).isEmpty();
        assertThat(shown(begun)).isEmpty();
    }

    @Test
    void aLongDayIsNotOverBeforeItEnds() {
        assertThat(shown(progress(run("day", WEDNESDAY, NOW, null, null)), DAY))
                .containsExactly("day 2026-11-25 IN_PROGRESS [4] " + MIDNIGHT);
    }

    @Test
    void whatIsCompletedCanBeClaimedWhateverBecomesOfTheDefinition() {
        var deadline = MIDNIGHT.plus(Duration.ofDays(7));
        var completed = progress(run("day", WEDNESDAY, MIDNIGHT, NOW, null));

        assertThat(shown(completed, DAY)).containsExactly("day 2026-11-25 COMPLETED [4] " + deadline);
        assertThat(shown(completed, inactive(DAY))).containsExactly("day 2026-11-25 COMPLETED [4] " + deadline);
    }

    @Test
    void whatWasClaimedStaysAsItIs() {
        assertThat(shown(progress(run("once", MissionRun.ONLY, null, NOW, NOW)), ONCE))
                .containsExactly("once 1970-01-01 CLAIMED [4] never");
    }

    @Test
    void yesterdaysRunsAreShownBesideTodays() {
        var yesterday = WEDNESDAY.minusDays(1);
        var midnight = MIDNIGHT.minus(Duration.ofDays(1));

        assertThat(shown(progress(run("day", yesterday, midnight, NOW, null)), DAY))
                .containsExactly(
                        "day 2026-11-24 COMPLETED [4] " + midnight.plus(Duration.ofDays(7)),
                        "day 2026-11-25 AVAILABLE [0] " + MIDNIGHT);
        assertThat(shown(progress(run("day", yesterday, midnight, null, null)), DAY))
                .containsExactly("day 2026-11-24 EXPIRED [4] never", "day 2026-11-25 AVAILABLE [0] " + MIDNIGHT);
        assertThat(shown(progress(run("day", yesterday, MIDNIGHT, null, null)), DAY))
                .as("a calendar that moved")
                .containsExactly("day 2026-11-25 AVAILABLE [0] " + MIDNIGHT);
    }

    @Test
    void anEventThatIsOverIsShownAsItEnded() {
        var over = between(PARTY, null, NOW);

        assertThat(shown(progress(run("party", MissionRun.ONLY, NOW.plusSeconds(60), null, null)), over))
                .containsExactly("party 1970-01-01 EXPIRED [4] never");
    }

    private static List<String> shown(Progress progress, Mission... missions) {
        return OfferedMission.to(progress, counters("actions", 3), today(missions)).stream()
                .map(it -> "%s %s %s %s %s"
                        .formatted(
                                it.mission().key(),
                                it.run().id().period(),
                                it.state(),
                                it.run().progress(),
                                it.expiresAt() == null ? "never" : it.expiresAt()))
                .toList();
    }

    private static Progress progress(MissionRun... runs) {
        return new Progress(Map.of(), Stream.of(runs).collect(Collectors.toMap(MissionRun::id, it -> it)), Set.of());
    }

    private static MissionRun run(
            String mission,
            LocalDate period,
            @Nullable Instant expiresAt,
            @Nullable Instant completedAt,
            @Nullable Instant claimedAt) {
        return new MissionRun(new MissionRun.Id(mission, period), List.of(4L), completedAt, claimedAt, expiresAt);
    }
}
