package io.diana.gamification.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far a member has come with achievements and missions. What was reached stays reached, whatever becomes of its
 * definition.
 *
 * @param steps achievement → how many of its steps were reached
 * @param runs of missions that can still change or say something about today
 * @param done missions that were completed at least once, in any period
 */
public record Progress(Map<String, Integer> steps, Map<MissionRun.Id, MissionRun> runs, Set<String> done) {

    /** Nothing was reached yet. */
    public static final Progress NONE = new Progress(Map.of(), Map.of(), Set.of());

    /** Keeps the maps from later changes. */
    public Progress {
        steps = Map.copyOf(steps);
        runs = Map.copyOf(runs);
        done = Set.copyOf(done);
    }

    /** The same, and other runs are as these say. */
    public Progress with(Collection<MissionRun> others) {
        var all = new HashMap<>(runs);
        others.forEach(run -> all.put(run.id(), run));
        return new Progress(steps, all, done);
    }

    /**
     * What comes of counters that have risen; one that has fallen counts as if it had not moved. It looks only at what
     * leans on a counter that has risen.
     *
     * <p>Whoever pays the points of all that was unlocked raises counters again and advances once more, from
     * {@link Advance#counters()}, until nothing is unlocked. That ends, since a step is unlocked once, and leads to the same
     * in whatever order things stand: a step depends on nothing but counters and steps that only grow, and what is offered
     * is looked at before anything in it changes. A mission that is opened by what was reached counts from the next time
     * on.
     */
    public Advance advance(Counters before, Counters after, Situation situation) {
        return new Advancing(this, situation).through(before, after);
    }

    /** What is due although no counter has risen, because definitions have changed. It looks at everything. */
    public Advance catchUp(Counters counters, Situation situation) {
        return new Advancing(this, situation).throughEverything(counters);
    }
}
