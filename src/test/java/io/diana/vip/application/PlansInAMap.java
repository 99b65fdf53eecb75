package io.diana.vip.application;

import io.diana.vip.domain.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The port to plans as a map. */
final class PlansInAMap implements Plans {

    final Map<String, Plan> plans = new HashMap<>();
    final Set<String> inUse = new HashSet<>();
    final List<String> actors = new ArrayList<>();

    /** Whom somebody else makes at this very moment. */
    @Nullable
    Plan racing;

    @Override
    public Mono<Plan> lock(String key) {
        return Mono.defer(() -> Mono.justOrEmpty(plans.get(key)));
    }

    @Override
    public Mono<Plan> hold(String key) {
        return lock(key);
    }

    @Override
    public Mono<Boolean> add(Plan plan, String actor) {
        return Mono.fromSupplier(() -> {
            if (racing != null) {
                plans.put(racing.key(), racing);
                return false;
            }
            actors.add(actor);
            plans.put(plan.key(), plan);
            return true;
        });
    }

    @Override
    public Mono<Void> revise(Plan plan, String actor) {
        return Mono.fromRunnable(() -> {
            actors.add(actor);
            plans.put(plan.key(), plan);
        });
    }

    @Override
    public Mono<Boolean> remove(String key) {
        return Mono.fromSupplier(() -> !inUse.contains(key) && plans.remove(key) != null);
    }
}
