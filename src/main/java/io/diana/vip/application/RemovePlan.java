package io.diana.vip.application;

import io.diana.access.Actor;
import io.diana.vip.domain.Plan;
import io.diana.vip.domain.PlanRemoval;
import io.diana.vip.domain.PlanRemoval.RefusedAsBlind;
import io.diana.vip.domain.PlanRemoval.RefusedAsStale;
import io.diana.vip.domain.PlanRemoval.RefusedAsUnknown;
import io.diana.vip.domain.PlanRemoval.Removed;
import io.diana.vip.domain.PlanRemoval.Retired;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Takes a plan out of what can be granted. */
@Service
public class RemovePlan {

    private final Plans plans;
    private final Clock clock;

    RemovePlan(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * Removes the plan if it is still as the caller expects; one that was ever granted stays, but is granted no more.
     *
     * @param expected null: the caller does not say
     */
    @Transactional
    public Mono<PlanRemoval> of(String key, Actor actor, @Nullable Predicate<Plan> expected) {
        return plans.lock(key).flatMap(plan -> remove(plan, actor, expected)).defaultIfEmpty(new RefusedAsUnknown(key));
    }

    private Mono<PlanRemoval> remove(Plan plan, Actor actor, @Nullable Predicate<Plan> expected) {
        if (expected == null) {
            return Mono.just(new RefusedAsBlind(plan));
        }
        return expected.test(plan)
                ? plans.remove(plan.key())
                        .flatMap(isGone -> isGone ? Mono.just(new Removed(plan.key())) : retire(plan, actor))
                : Mono.just(new RefusedAsStale(plan));
    }

    private Mono<PlanRemoval> retire(Plan plan, Actor actor) {
        if (!plan.active()) {
            return Mono.just(new Retired(plan));
        }
        var retired = plan.revised(plan.terms(), false, clock.instant());
        return plans.revise(retired, actor.label()).thenReturn(new Retired(retired));
    }
}
