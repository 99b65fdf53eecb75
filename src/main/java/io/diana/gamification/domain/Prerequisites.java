package io.diana.gamification.domain;

import io.diana.validation.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which definitions have to be reached before others. What is out of force counts too, so that putting it back in force
 * closes no circle.
 *
 * @param editions what there is
 */
record Prerequisites(List<Edition> editions) {

    /** The prerequisites that would lead back to the definition itself, each with the way. */
    List<Violation> violations(Definition wanted) {
        var kind = DefinitionKind.of(wanted);
        var required = required(kind);
        var violations = new ArrayList<Violation>();
        for (var to : Reference.of(wanted)) {
            var way = to.kind() == kind ? way(required, to.key(), wanted.key()) : List.<String>of();
            if (!way.isEmpty()) {
                var circle = wanted.key() + " → " + String.join(" → ", way);
                violations.add(new Violation(to.path(), "prerequisite-cycle", "This leads back: " + circle + "."));
            }
        }
        return violations;
    }

    private Map<String, List<String>> required(DefinitionKind kind) {
        return editions.stream()
                .map(Edition::definition)
                .filter(it -> DefinitionKind.of(it) == kind)
                .collect(Collectors.toMap(
                        Definition::key,
                        it -> Reference.of(it).stream()
                                .filter(to -> to.kind() == kind)
                                .map(Reference::key)
                                .toList()));
    }

    /** The shortest way from one definition to another along what each requires; empty when there is none. */
    private static List<String> way(Map<String, List<String>> required, String from, String to) {
        var reachedFrom = new HashMap<String, String>(Map.of(from, from));
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !reachedFrom.containsKey(to)) {
            var next = open.remove();
            for (var further : required.getOrDefault(next, List.of())) {
                if (reachedFrom.putIfAbsent(further, next) == null) {
                    open.add(further);
                }
            }
        }
        return reachedFrom.containsKey(to) ? back(reachedFrom, from, to) : List.of();
    }

    private static List<String> back(Map<String, String> reachedFrom, String from, String to) {
        var way = new ArrayList<>(List.of(to));
        while (!way.getLast().equals(from)) {
            way.add(Objects.requireNonNull(reachedFrom.get(way.getLast())));
        }
        Collections.reverse(way);
        return way;
    }
}
