package io.diana.vip.application;

import io.diana.vip.domain.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Plans, to be looked at. */
public interface PlanQuery {

    /** The version of a plan that is in force; empty when there is no such plan. */
    Mono<Plan> find(String key);

    /** The next plans by key. */
    Mono<List<Plan>> page(@Nullable String after, int limit);

    /** How many there are. */
    Mono<Long> count();
}
