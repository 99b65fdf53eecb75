package io.diana.gamification.domain;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to be reached once, in steps.
 *
 * @param key names it
 * @param name for people
 * @param secret whether members see it only once they have reached a step
 * @param counter what has to rise: see {@link Counter}
 * @param steps in their order, each further than the one before; the tier of each is one of a kind
 * @param requires achievements of which a step has to be reached before; none of them may lead back here
 * @param active whether it can be reached
 */
public record Achievement(
        String key, String name, boolean secret, String counter, List<Step> steps, Set<String> requires, boolean active)
        implements Definition {

    /** How far it was reached. */
    public enum Tier {
        BRONZE,
        SILVER,
        GOLD
    }

    /**
     * One step.
     *
     * @param at what the counter has to be
     * @param points paid for it, once
     * @param title the member may bear from then on
     */
    public record Step(
            Tier tier, long at, long points, @Nullable String title) {}

    /** Keeps the lists from later changes, and their order. */
    public Achievement {
        steps = List.copyOf(steps);
        requires = Collections.unmodifiableSet(new LinkedHashSet<>(requires));
    }
}
