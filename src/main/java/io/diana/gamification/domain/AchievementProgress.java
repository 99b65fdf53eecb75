package io.diana.gamification.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An achievement as its member sees it.
 *
 * @param achievement as it is defined now
 * @param value of its counter
 * @param steps all of them
 */
public record AchievementProgress(Achievement achievement, long value, List<Step> steps) {

    /**
     * One step.
     *
     * @param definition as it is now
     * @param reachedAt null: not yet
     */
    public record Step(
            Achievement.Step definition, @Nullable Instant reachedAt) {}

    /** Keeps the list from later changes. */
    public AchievementProgress {
        steps = List.copyOf(steps);
    }

    /**
     * All that can be reached, without the secret ones, and all of which a step was reached, in the order of their keys.
     *
     * @param reached achievement → when its steps were reached, in their order
     */
    public static List<AchievementProgress> of(
            Catalogue catalogue, Counters counters, Map<String, List<Instant>> reached) {
        return catalogue.achievements().values().stream()
                .filter(it -> reached.containsKey(it.key()) || (it.active() && !it.secret()))
                .sorted(Comparator.comparing(Achievement::key))
                .map(it -> new AchievementProgress(
                        it, counters.of(it.counter()), steps(it, reached.getOrDefault(it.key(), List.of()))))
                .toList();
    }

    private static List<Step> steps(Achievement achievement, List<Instant> reached) {
        var all = achievement.steps();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Step(all.get(i), i < reached.size() ? reached.get(i) : null))
                .toList();
    }
}
