package io.diana.users;

import reactor.core.publisher.Mono;

/** Answers modules above that ask whom they deal with. */
public interface StandingQuery {

    /**
     * Where a person stands now; empty when nobody has this id. Nothing keeps it from changing at once: whoever keeps
     * something of a person listens to {@link UserErased} as well.
     */
    Mono<Standing> of(UserId id);
}
