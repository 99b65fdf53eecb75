package io.diana.integrity;

import reactor.core.publisher.Mono;

/** An invariant that no constraint of the database can hold, because it is about more than one module or moment. */
public interface IntegrityCheck {

    /** The module that answers for it: {@code vip}. */
    String module();

    /** What has to hold, unique in the module: {@code projection-of-memberships}. */
    String name();

    /** How often it does not hold now. Changes that are still on their way are no violations. */
    Mono<Long> violations();
}
