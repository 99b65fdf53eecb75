package io.diana.gamification.domain;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mission as its member sees it.
 *
 * @param mission as it is defined now
 * @param run the run it has now, or an earlier one whose reward can still be claimed
 * @param state where that stands
 */
public record OfferedMission(Mission mission, MissionRun run, MissionRun.State state) {

    /** When its state changes if nothing is done for it; null: never. */
    public @Nullable Instant expiresAt() {
        return switch (state) {
            case AVAILABLE, IN_PROGRESS, COMPLETED -> run.openUntil();
            case CLAIMED, EXPIRED -> null;
        };
    }

    /** All that may be done now and all runs that say something, by kind, key and period. */
    public static List<OfferedMission> to(Progress progress, Counters counters, Situation situation) {
        var offer = new Offer(progress, situation);
        var missions = situation.catalogue().missions();
        var now = missions.values().stream()
                .filter(it -> offer.contains(it) && !progress.runs().containsKey(situation.runOf(it)))
                .map(it -> of(it, fresh(it, counters, situation), situation));
        var begun = progress.runs().values().stream()
                .filter(it -> missions.containsKey(it.id().mission()))
                .map(it -> of(missions.get(it.id().mission()), it, situation))
                .filter(it -> it.state.isOver() || (it.isCurrent(situation) && offer.contains(it.mission)));
        return Stream.concat(now, begun)
                .sorted(comparing((OfferedMission it) -> it.mission.kind())
                        .thenComparing(it -> it.mission.key())
                        .thenComparing(it -> it.run.id().period()))
                .toList();
    }

    private boolean isCurrent(Situation situation) {
        return run.id().equals(situation.runOf(mission));
    }

    /** A run that goes on ends when its mission says so now. */
    private static OfferedMission of(@Nullable Mission known, MissionRun run, Situation situation) {
        var mission = Objects.requireNonNull(known);
        var goesOn = !run.isCompleted() && run.id().equals(situation.runOf(mission));
        var shown = goesOn ? run.until(situation.endOf(mission)) : run;
        return new OfferedMission(mission, shown, shown.stateAt(situation.now()));
    }

    private static MissionRun fresh(Mission mission, Counters counters, Situation situation) {
        var run = MissionRun.fresh(mission, situation);
        return Tracks.isDoneOnce(mission)
                ? new MissionRun(
                        run.id(), run.plus(mission, counters::of, situation).progress(), null, null, run.expiresAt())
                : run;
    }
}
