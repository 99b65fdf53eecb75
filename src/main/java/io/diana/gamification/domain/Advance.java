package io.diana.gamification.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much further a member has come.
 *
 * @param progress how far that is
 * @param counters what is counted now: with the missions that were completed
 * @param unlocked steps of achievements in the order of their keys; their points are still to be paid
 * @param completed runs of missions in the order of their keys; their points are paid when they are claimed
 * @param changed runs that are to be kept, the completed ones among them
 */
public record Advance(
        Progress progress,
        Counters counters,
        List<Unlock> unlocked,
        List<MissionRun> completed,
        Map<MissionRun.Id, MissionRun> changed) {

    /** Keeps the lists from later changes. */
    public Advance {
        unlocked = List.copyOf(unlocked);
        completed = List.copyOf(completed);
        changed = Map.copyOf(changed);
    }

    /** Whether there is something to be kept. */
    public boolean changesSomething() {
        return !unlocked.isEmpty() || !changed.isEmpty();
    }

    /** Both together: this one first. */
    public Advance then(Advance later) {
        var both = new HashMap<>(changed);
        both.putAll(later.changed);
        return new Advance(
                later.progress,
                later.counters,
                joined(unlocked, later.unlocked),
                joined(completed, later.completed),
                both);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
