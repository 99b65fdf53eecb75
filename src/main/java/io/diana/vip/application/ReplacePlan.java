package io.diana.vip.application;

import io.diana.access.Actor;
import io.diana.vip.domain.Plan;
import io.diana.vip.domain.Plan.Terms;
import io.diana.vip.domain.PlanUpdate;
import io.diana.vip.domain.PlanUpdate.Created;
import io.diana.vip.domain.PlanUpdate.RefusedAsBlind;
import io.diana.vip.domain.PlanUpdate.RefusedAsStale;
import io.diana.vip.domain.PlanUpdate.RefusedAsUnknown;
import io.diana.vip.domain.PlanUpdate.Replaced;
import io.diana.vip.domain.PlanUpdate.Unchanged;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Makes a plan, or a new version of it; what was granted by an earlier one stays as it was. */
@Service
public class ReplacePlan {

    private final Plans plans;
    private final Clock clock;

    ReplacePlan(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * What a plan shall be.
     *
     * @param expected which version the caller wants to replace; null: none, there shall be no such plan yet
     */
    public record Wish(
            String key,
            Terms terms,
            boolean active,
            @Nullable Predicate<Plan> expected) {}

    /** Puts the plan in its place if it is still as the caller expects. */
    @Transactional
    public Mono<PlanUpdate> with(Wish wish, Actor actor) {
        return replace(wish, actor).switchIfEmpty(Mono.defer(() -> create(wish, actor)));
    }

    private Mono<PlanUpdate> replace(Wish wish, Actor actor) {
        return plans.lock(wish.key())
                .map(plan -> decide(wish, plan))
                .flatMap(update -> update instanceof Replaced(var plan)
                        ? plans.revise(plan, actor.label()).thenReturn(update)
                        : Mono.just(update));
    }

    private PlanUpdate decide(Wish wish, Plan plan) {
        if (wish.expected() == null) {
            return new RefusedAsBlind(plan);
        }
        if (!wish.expected().test(plan)) {
            return new RefusedAsStale(plan);
        }
        return plan.says(wish.terms(), wish.active())
                ? new Unchanged(plan)
                : new Replaced(plan.revised(wish.terms(), wish.active(), clock.instant()));
    }

    /** Somebody else may be making the same plan: then it is theirs, and this is a change of it. */
    private Mono<PlanUpdate> create(Wish wish, Actor actor) {
        if (wish.expected() != null) {
            return Mono.just(new RefusedAsUnknown(wish.key()));
        }
        var plan = Plan.first(wish.key(), wish.terms(), wish.active(), clock.instant());
        return plans.add(plan, actor.label())
                .flatMap(isMade -> isMade ? Mono.just(new Created(plan)) : replace(wish, actor));
    }
}
