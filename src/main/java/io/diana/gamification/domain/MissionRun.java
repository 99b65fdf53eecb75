package io.diana.gamification.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One time that a member does a mission.
 *
 * @param id which one
 * @param progress how much of each objective is done, at most what is required
 * @param completedAt when the last objective was met
 * @param claimedAt when its reward was claimed
 * @param expiresAt when it is over, as was known when something was last done for it; null: never
 */
public record MissionRun(
        Id id,
        List<Long> progress,
        @Nullable Instant completedAt,
        @Nullable Instant claimedAt,
        @Nullable Instant expiresAt) {

    /** The period of a mission that is done once. */
    public static final LocalDate ONLY = LocalDate.EPOCH;

    /** For how long behind its end the reward of a completed run can be claimed. */
    public static final Duration CLAIMABLE = Duration.ofDays(7);

    /** Where a run stands. */
    public enum State {
        /** Nothing was done for it yet. */
        AVAILABLE,
        /** Something was done for it. */
        IN_PROGRESS,
        /** All was done; its reward can be claimed. */
        COMPLETED,
        /** Its reward was claimed. */
        CLAIMED,
        /** It was over before all was done, or before its reward was claimed. */
        EXPIRED;

        /** Whether nothing more can be done for it. */
        public boolean isOver() {
            return compareTo(COMPLETED) >= 0;
        }
    }

    /**
     * Names a run among those of its member.
     *
     * @param mission key
     * @param period the day, the Monday of the week, or {@link #ONLY}
     */
    public record Id(String mission, LocalDate period) {}

    /** Keeps the list from later changes. */
    public MissionRun {
        progress = List.copyOf(progress);
    }

    /** A run that nothing was done for. */
    static MissionRun fresh(Mission mission, Situation situation) {
        var nothing = Collections.nCopies(mission.objectives().size(), 0L);
        return new MissionRun(situation.runOf(mission), nothing, null, null, situation.endOf(mission));
    }

    /** The same with another end. */
    MissionRun until(@Nullable Instant end) {
        return new MissionRun(id, progress, completedAt, claimedAt, end);
    }

    /** Whether all was done. */
    public boolean isCompleted() {
        return completedAt != null;
    }

    /** Where it stands. */
    public State stateAt(Instant now) {
        if (claimedAt != null) {
            return State.CLAIMED;
        }
        var until = openUntil();
        if (until != null && !now.isBefore(until)) {
            return State.EXPIRED;
        }
        if (completedAt != null) {
            return State.COMPLETED;
        }
        return progress.stream().anyMatch(it -> it > 0) ? State.IN_PROGRESS : State.AVAILABLE;
    }

    /** Until when it waits for what is missing: for the deeds, or for the claim once all was done; null: for ever. */
    public @Nullable Instant openUntil() {
        return expiresAt == null || completedAt == null ? expiresAt : expiresAt.plus(CLAIMABLE);
    }

    /** Claims its reward. Clocks of nodes differ: nothing is claimed before it was completed. */
    public MissionClaim claim(Instant now) {
        return switch (stateAt(now)) {
            case CLAIMED -> new MissionClaim.AlreadyClaimed(this);
            case EXPIRED -> new MissionClaim.Expired(this);
            case AVAILABLE, IN_PROGRESS -> new MissionClaim.NotCompleted(this);
            case COMPLETED ->
                new MissionClaim.Claimed(new MissionRun(
                        id,
                        progress,
                        completedAt,
                        completedAt != null && now.isBefore(completedAt) ? completedAt : now,
                        expiresAt));
        };
    }

    /**
     * The same after something was done. Objectives are told apart by their place in the definition: if it has changed,
     * places that are new begin with nothing.
     *
     * @param gain by how much a counter has risen
     */
    MissionRun plus(Mission mission, ToLongFunction<String> gain, Situation situation) {
        var objectives = mission.objectives();
        var next = IntStream.range(0, objectives.size())
                .mapToObj(i -> sum(i, objectives.get(i), gain))
                .toList();
        var isDone = IntStream.range(0, next.size())
                .allMatch(i -> next.get(i) == objectives.get(i).required());
        return new MissionRun(id, next, isDone ? situation.now() : null, null, situation.endOf(mission));
    }

    private Long sum(int place, Mission.Objective objective, ToLongFunction<String> gain) {
        var done = place < progress.size() ? Math.min(progress.get(place), objective.required()) : 0;
        return done + Math.min(gain.applyAsLong(objective.counter()), objective.required() - done);
    }
}
