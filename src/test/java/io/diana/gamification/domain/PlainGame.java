package io.diana.gamification.domain;

import io.diana.gamification.domain.Mission.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of achievements and missions told in the plainest way: whatever happens, everything is looked at, again and again
 * until nothing moves.
 */
final class PlainGame {

    final Map<String, Integer> steps = new TreeMap<>();
    final Map<String, List<Long>> progress = new TreeMap<>();
    final Map<String, Instant> completed = new TreeMap<>();
    final Set<String> done = new HashSet<>();

    private final Situation[] now = new Situation[1];

    /** What is unlocked and completed by a rise of counters, and the counters behind it. */
    record Move(Set<String> unlocked, Set<String> completed, Counters counters) {}

    Move move(Counters before, Counters after, Situation situation) {
        now[0] = situation;
        var catalogue = situation.catalogue();
        var offered = offered(catalogue.missions().values());
        var finished = new TreeSet<String>();
        var from = before;
        var to = after;
        while (true) {
            var round = round(catalogue.missions().values(), offered, from, to);
            if (round.isEmpty()) {
                return new Move(unlock(catalogue.achievements().values(), to), finished, to);
            }
            finished.addAll(round);
            from = to;
            to = to.plus("missions", round.size());
        }
    }

    private Set<String> offered(Collection<Mission> missions) {
        var offered = new HashSet<String>();
        var daily = new ArrayList<Mission>();
        for (var mission : missions) {
            if (may(mission)) {
                if (mission.kind() == Kind.DAILY) {
                    daily.add(mission);
                } else {
                    offered.add(mission.key());
                }
            }
        }
        var begun = new HashSet<String>();
        for (var mission : missions) {
            if (mission.kind() == Kind.DAILY && progress.containsKey(run(mission))) {
                begun.add(mission.key());
            }
        }
        var choice = new DailyChoice(now[0].member(), now[0].today().date());
        daily.removeIf(it -> begun.contains(it.key()));
        daily.sort((a, b) -> Long.compare(choice.weight(b.key()), choice.weight(a.key())));
        for (var mission : missions) {
            if (begun.contains(mission.key()) && may(mission)) {
                offered.add(mission.key());
            }
        }
        for (var i = 0; i < daily.size() && i < 3 - begun.size(); i++) {
            offered.add(daily.get(i).key());
        }
        return offered;
    }

    private boolean may(Mission it) {
        return it.active()
                && (it.start() == null || it.start().compareTo(now[0].now()) <= 0)
                && (it.end() == null || it.end().compareTo(now[0].now()) > 0)
                && (it.minLevel() == null || it.minLevel() <= now[0].level())
                && (!it.vipOnly() || now[0].vip())
                && it.requires().stream().allMatch(done::contains);
    }

    private Set<String> round(Collection<Mission> missions, Set<String> offered, Counters from, Counters to) {
        var finished = new TreeSet<String>();
        for (var mission : missions) {
            var isOnce = mission.kind() == Kind.ONCE;
            if ((isOnce ? may(mission) : offered.contains(mission.key())) && !completed.containsKey(run(mission))) {
                var sums = isOnce ? null : progress.get(run(mission));
                var next = new ArrayList<Long>();
                var met = true;
                for (var i = 0; i < mission.objectives().size(); i++) {
                    var objective = mission.objectives().get(i);
                    var so = sums == null ? 0 : sums.get(i);
                    var gain = to.of(objective.counter()) - (isOnce ? 0 : from.of(objective.counter()));
                    next.add(Math.min(objective.required(), so + gain));
                    met &= next.get(i) >= objective.required();
                }
                if (met || (!isOnce && next.stream().anyMatch(it -> it > 0))) {
                    progress.put(run(mission), next);
                }
                if (met) {
                    finished.add(mission.key());
                    completed.put(run(mission), now[0].now());
                }
            }
        }
        done.addAll(finished);
        return finished;
    }

    private Set<String> unlock(Collection<Achievement> achievements, Counters counters) {
        var unlocked = new TreeSet<String>();
        for (var moved = true; moved; ) {
            moved = false;
            for (var it : achievements) {
                var next = steps.getOrDefault(it.key(), 0);
                if (it.active()
                        && steps.keySet().containsAll(it.requires())
                        && next < it.steps().size()
                        && counters.of(it.counter()) >= it.steps().get(next).at()) {
                    steps.put(it.key(), next + 1);
                    unlocked.add(it.key() + " " + (next + 1));
                    moved = true;
                }
            }
        }
        return unlocked;
    }

    private String run(Mission mission) {
        var period = new HashMap<>(Map.of(
                        Kind.DAILY, now[0].today().date().toString(),
                        Kind.WEEKLY, now[0].today().monday().toString()))
                .getOrDefault(mission.kind(), "1970-01-01");
        return mission.key() + " " + period;
    }
}
