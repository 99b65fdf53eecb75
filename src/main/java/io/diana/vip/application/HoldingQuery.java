package io.diana.vip.application;

import io.diana.users.ProjectedMemberships.Projected;
import io.diana.users.UserId;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** What members hold, all plans together, as others should know it. */
public interface HoldingQuery {

    /** Members who hold something, by their ids; those behind {@code after}, 0 for the first ones. */
    Mono<List<Projected>> page(long after, int limit);

    /** Those of these members who hold something. */
    Mono<List<Projected>> of(Collection<UserId> ids);
}
