package io.diana.users;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is kept here of memberships, for the module that tells of them: to compare it with the truth. */
public interface ProjectedMemberships {

    /**
     * Members with a membership, by their ids.
     *
     * @param after the id behind which the list begins; 0 for the first ones
     */
    Mono<List<Projected>> page(long after, int limit);

    /** Those of these members who have a membership. */
    Mono<List<Projected>> of(Collection<UserId> ids);

    /**
     * That a member has a membership.
     *
     * @param until when it ends unless extended; null: never
     */
    record Projected(UserId userId, @Nullable Instant until) {}
}
