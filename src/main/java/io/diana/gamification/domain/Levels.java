package io.diana.gamification.domain;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All levels, from the first at 0 points upwards without a gap. Spending never takes one away. */
public record Levels(List<Level> steps) implements Definition {

    /** Refuses a table that no member could climb. */
    public Levels {
        steps = List.copyOf(steps);
        if (!isClimbable(steps)) {
            throw new IllegalArgumentException("Levels begin with 1 at 0 points and rise.");
        }
    }

    @Override
    public String key() {
        return ONLY;
    }

    @Override
    public boolean active() {
        return true;
    }

    /** Whether the numbers are 1, 2, 3 … and the points begin at 0 and rise. */
    public static boolean isClimbable(List<Level> steps) {
        return !steps.isEmpty()
                && steps.getFirst().at() == 0
                && IntStream.range(0, steps.size()).allMatch(i -> steps.get(i).number() == i + 1)
                && IntStream.range(1, steps.size())
                        .allMatch(i -> steps.get(i).at() > steps.get(i - 1).at());
    }

    /** The number of the level that so many points reach. */
    public int reachedBy(long lifetime) {
        var low = 0;
        var high = steps.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (steps.get(middle).at() <= lifetime) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return steps.get(low).number();
    }

    /** The level behind this one; null behind the last. */
    public @Nullable Level after(int number) {
        return number < steps.size() ? steps.get(number) : null;
    }
}
