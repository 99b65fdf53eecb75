package io.diana.vip.application;

import io.diana.vip.domain.Plan;
import reactor.core.publisher.Mono;

/** What can be granted, to be changed. */
public interface Plans {

    /** Loads the version of a plan that is in force and keeps others from changing the plan until the transaction ends. */
    Mono<Plan> lock(String key);

    /** Loads the version of a plan that is in force and keeps the plan from being removed until the transaction ends. */
    Mono<Plan> hold(String key);

    /** Writes the first version; false when somebody else has made a plan of this key. */
    Mono<Boolean> add(Plan plan, String actor);

    /** Writes a further version of a locked plan, in force from now on. */
    Mono<Void> revise(Plan plan, String actor);

    /** Removes a locked plan with all its versions; false, and nothing is done, when one of them is in use. */
    Mono<Boolean> remove(String key);
}
