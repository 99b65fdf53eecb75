package io.diana.vip.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of grants told in the plainest way: a clock ticks, and of each plan the oldest grant that has seconds left
 * spends one of them. One for life, once it is its turn, never ends and holds up nobody.
 */
final class SecondBySecond {

    /** Something that is done at a second: a grant is given, or one is taken away. */
    record Deed(
            int second, int grant, String plan, @Nullable Integer seconds, boolean isRevocation) {}

    private final Map<Integer, String> plans = new HashMap<>();
    private final Map<Integer, Integer> left = new HashMap<>();
    private final Set<Integer> queue = new LinkedHashSet<>();
    private final Set<Integer> forLife = new HashSet<>();
    private final List<Map<String, Set<Integer>>> history = new ArrayList<>();

    /** Lives through deeds, given in their order, up to a horizon. */
    static SecondBySecond through(List<Deed> deeds, int horizon) {
        var life = new SecondBySecond();
        for (var second = 0; second < horizon; second++) {
            for (var deed : deeds) {
                if (deed.second() == second) {
                    life.does(deed);
                }
            }
            life.tick();
        }
        return life;
    }

    /** Which grants run at a second, by plan. */
    Map<String, Set<Integer>> at(int second) {
        return history.get(second);
    }

    /** The first second from a given one on at which nothing runs; null when there is none before the horizon. */
    @Nullable
    Integer endAfter(int second) {
        for (var next = second; next < history.size(); next++) {
            if (history.get(next).isEmpty()) {
                return next;
            }
        }
        return null;
    }

    private void does(Deed deed) {
        if (deed.isRevocation()) {
            queue.remove(deed.grant());
            forLife.remove(deed.grant());
        } else {
            plans.put(deed.grant(), deed.plan());
            left.put(deed.grant(), deed.seconds() == null ? Integer.MAX_VALUE : deed.seconds());
            queue.add(deed.grant());
        }
    }

    private void tick() {
        var busy = new HashSet<String>();
        var running = new HashMap<String, Set<Integer>>();
        for (var grant : List.copyOf(queue)) {
            var plan = String.valueOf(plans.get(grant));
            if (!busy.contains(plan)) {
                if (Objects.equals(left.get(grant), Integer.MAX_VALUE)) {
                    queue.remove(grant);
                    forLife.add(grant);
                } else {
                    busy.add(plan);
                    running.computeIfAbsent(plan, _ -> new HashSet<>()).add(grant);
                    spend(grant);
                }
            }
        }
        forLife.forEach(grant -> running.computeIfAbsent(String.valueOf(plans.get(grant)), _ -> new HashSet<>())
                .add(grant));
        history.add(running);
    }

    private void spend(Integer grant) {
        if (left.merge(grant, -1, Integer::sum) == 0) {
            queue.remove(grant);
        }
    }
}
