package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members, to be looked at. */
public interface UserQuery {

    /** One member, also an erased one; empty when there is none. */
    Mono<User> find(UserId id);

    /** Those who exist, in no order. */
    Flux<User> findAll(Collection<UserId> ids);

    /** The next members that pass a filter, in its order. */
    Mono<List<User>> page(UserFilter filter, @Nullable Position after, int limit);

    /** How many pass a filter. */
    Mono<Long> count(UserFilter filter);

    /** About how many pass a filter, from the planner's statistics: costs nothing, promises nothing. */
    Mono<Long> estimate(UserFilter filter);

    /**
     * Where a page ended.
     *
     * @param at the instant that the order goes by; null: by id, or never active
     */
    record Position(@Nullable Instant at, UserId id) {}
}
