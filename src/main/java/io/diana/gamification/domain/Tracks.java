package io.diana.gamification.domain;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who leans on what among the definitions in force, so that an award looks only at what it concerns. Lists are in the order
 * of keys.
 *
 * @param achievements counter → those that need it to rise
 * @param achievementsBehind achievement → those that require a step of it
 * @param missions counter → those with an objective that counts it; for those done once also the counters of what admits to
 *     them, since all that was done before counts for them
 * @param missionsBehind mission → those done once that require it
 * @param daily those of which some are chosen each day
 */
public record Tracks(
        Map<String, List<Achievement>> achievements,
        Map<String, List<Achievement>> achievementsBehind,
        Map<String, List<Mission>> missions,
        Map<String, List<Mission>> missionsBehind,
        List<Mission> daily) {

    static Tracks of(Collection<Achievement> achievements, Collection<Mission> missions) {
        var reachable = inForce(achievements);
        var offered = inForce(missions);
        var once = offered.stream().filter(Tracks::isDoneOnce).toList();
        return new Tracks(
                by(reachable, it -> Stream.of(it.counter())),
                by(reachable, it -> it.requires().stream()),
                by(offered, Tracks::counters),
                by(once, it -> it.requires().stream()),
                offered.stream().filter(it -> it.kind() == Mission.Kind.DAILY).toList());
    }

    private static <T extends Definition> List<T> inForce(Collection<T> definitions) {
        return definitions.stream()
                .filter(Definition::active)
                .sorted(Comparator.comparing(Definition::key))
                .toList();
    }

    private static Stream<String> counters(Mission mission) {
        var counted = mission.objectives().stream().map(Mission.Objective::counter);
        var level = Stream.of(Counter.LEVEL).filter(_ -> isDoneOnce(mission) && mission.minLevel() != null);
        var vip = Stream.of(Counter.VIP).filter(_ -> isDoneOnce(mission) && mission.vipOnly());
        return Stream.of(counted, level, vip).flatMap(Function.identity()).distinct();
    }

    static boolean isDoneOnce(Mission mission) {
        return mission.kind() == Mission.Kind.ONCE;
    }

    private static <T> Map<String, List<T>> by(List<T> definitions, Function<T, Stream<String>> names) {
        return definitions.stream()
                .flatMap(it -> names.apply(it).map(name -> Map.entry(name, it)))
                .collect(collectingAndThen(
                        groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())), Map::copyOf));
    }
}
