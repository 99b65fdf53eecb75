package io.diana.gamification.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One advance while it is made. Missions come first: those completed are counted, and achievements count them. */
final class Advancing {

    private final Situation situation;
    private final Tracks tracks;
    private final MissionRound missions;
    private final Map<String, Integer> steps;
    private final List<Unlock> unlocked = new ArrayList<>();

    Advancing(Progress progress, Situation situation) {
        this.situation = situation;
        this.tracks = situation.catalogue().tracks();
        this.missions = new MissionRound(progress, situation);
        this.steps = new HashMap<>(progress.steps());
    }

    Advance through(Counters before, Counters after) {
        var risen = risen(before, after);
        var counters = missions.through(before, after, concerned(tracks.missions(), risen));
        unlock(concerned(tracks.achievements(), risen(before, counters)), counters);
        return outcome(counters);
    }

    Advance throughEverything(Counters counters) {
        var catalogue = situation.catalogue();
        var raised = missions.through(counters, counters, catalogue.missions().values());
        unlock(catalogue.achievements().values(), raised);
        return outcome(raised);
    }

    private Advance outcome(Counters counters) {
        unlocked.sort(Comparator.comparing(Unlock::achievement).thenComparingInt(Unlock::step));
        var progress = new Progress(steps, missions.runs(), missions.done());
        return new Advance(progress, counters, unlocked, missions.completed(), missions.changed());
    }

    private static Set<String> risen(Counters before, Counters after) {
        return after.values().keySet().stream()
                .filter(it -> after.of(it) > before.of(it))
                .collect(Collectors.toSet());
    }

    /** Each once, told apart by its key: definitions take long to compare. */
    static <T extends Definition> Collection<T> concerned(Map<String, List<T>> leaning, Collection<String> names) {
        return names.stream()
                .flatMap(it -> leaning.getOrDefault(it, List.of()).stream())
                .collect(Collectors.toMap(Definition::key, Function.identity(), (one, _) -> one))
                .values();
    }

    /** A first step opens what requires it. */
    private void unlock(Collection<Achievement> concerned, Counters counters) {
        var open = new ArrayDeque<>(concerned);
        while (!open.isEmpty()) {
            var achievement = open.remove();
            var already = steps.getOrDefault(achievement.key(), 0);
            if (achievement.active() && achievement.requires().stream().allMatch(steps::containsKey)) {
                unlock(achievement, counters.of(achievement.counter()));
            }
            if (already == 0 && steps.containsKey(achievement.key())) {
                open.addAll(tracks.achievementsBehind().getOrDefault(achievement.key(), List.of()));
            }
        }
    }

    private void unlock(Achievement achievement, long value) {
        var key = achievement.key();
        var all = achievement.steps();
        for (var i = steps.getOrDefault(key, 0); i < all.size() && all.get(i).at() <= value; i++) {
            var step = all.get(i);
            steps.put(key, i + 1);
            unlocked.add(new Unlock(key, i + 1, step.tier(), step.points(), step.title(), situation.now()));
        }
    }
}
