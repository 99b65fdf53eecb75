package io.diana.gamification.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What becomes of missions while one advance is made. What is completed is counted itself, so there are rounds until nothing
 * more is. Of missions that count what is done while they are offered, those count that were offered before the first
 * round; those done once are looked at as soon as what they require is completed.
 */
final class MissionRound {

    private final Situation situation;
    private final Offer offer;
    private final Map<MissionRun.Id, MissionRun> runs;
    private final Set<String> done;
    private final Map<MissionRun.Id, MissionRun> changed = new HashMap<>();
    private final List<MissionRun> completed = new ArrayList<>();

    MissionRound(Progress progress, Situation situation) {
        this.situation = situation;
        this.offer = new Offer(progress, situation);
        this.runs = new HashMap<>(progress.runs());
        this.done = new HashSet<>(progress.done());
    }

    Map<MissionRun.Id, MissionRun> runs() {
        return runs;
    }

    Set<String> done() {
        return done;
    }

    Map<MissionRun.Id, MissionRun> changed() {
        return changed;
    }

    List<MissionRun> completed() {
        return completed.stream()
                .sorted(Comparator.comparing(it -> it.id().mission()))
                .toList();
    }

    /** The counters with what was completed. */
    Counters through(Counters before, Counters after, Collection<Mission> concerned) {
        var from = before;
        var to = after;
        var open = concerned;
        while (!open.isEmpty()) {
            var finished = round(from, to, open);
            from = to;
            to = finished.isEmpty() ? to : to.plus(Counter.MISSIONS, finished.size());
            open = openedBy(finished);
        }
        return to;
    }

    private Collection<Mission> openedBy(List<String> finished) {
        var tracks = situation.catalogue().tracks();
        var opened = new ArrayList<>(Advancing.concerned(tracks.missionsBehind(), finished));
        opened.removeIf(it -> counts(it, Counter.MISSIONS));
        if (!finished.isEmpty()) {
            opened.addAll(tracks.missions().getOrDefault(Counter.MISSIONS, List.of()));
        }
        return opened;
    }

    private static boolean counts(Mission mission, String counter) {
        return mission.objectives().stream().anyMatch(it -> it.counter().equals(counter));
    }

    /** The keys of those completed, of which nothing is known before all were looked at. */
    private List<String> round(Counters from, Counters to, Collection<Mission> open) {
        var finished = new ArrayList<String>();
        for (var mission : open) {
            if (isOpen(mission)) {
                count(mission, gain(mission, from, to), finished);
            }
        }
        done.addAll(finished);
        return finished;
    }

    private boolean isOpen(Mission mission) {
        return Tracks.isDoneOnce(mission)
                ? situation.admits(mission, done) && !done.contains(mission.key())
                : offer.contains(mission);
    }

    /** What is done once counts everything that was ever done. */
    private static ToLongFunction<String> gain(Mission mission, Counters from, Counters to) {
        return Tracks.isDoneOnce(mission) ? to::of : counter -> Math.max(0, to.of(counter) - from.of(counter));
    }

    /** Of what is done once nothing is kept before it is completed: its progress is in the counters. */
    private void count(Mission mission, ToLongFunction<String> gain, List<String> finished) {
        var id = situation.runOf(mission);
        var known = Tracks.isDoneOnce(mission) ? null : runs.get(id);
        var run = known == null ? MissionRun.fresh(mission, situation) : known;
        if (run.isCompleted()) {
            return;
        }
        var next = run.plus(mission, gain, situation);
        if (next.isCompleted()) {
            finished.add(mission.key());
            completed.add(next);
        }
        if (next.isCompleted() || (!Tracks.isDoneOnce(mission) && !next.equals(run))) {
            runs.put(id, next);
            changed.put(id, next);
        }
    }
}
