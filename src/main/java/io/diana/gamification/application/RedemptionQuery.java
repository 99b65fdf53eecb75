package io.diana.gamification.application;

import io.diana.gamification.domain.Redemption;
import io.diana.users.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** What members bought. */
public interface RedemptionQuery {

    /**
     * A reward that was bought.
     *
     * @param balance what was left when it was paid
     */
    record Sold(Redemption redemption, long balance) {}

    /**
     * What a member bought, newest first.
     *
     * @param before the number of an entry below which the list begins; {@link Long#MAX_VALUE} for the newest
     */
    Mono<List<Sold>> page(UserId owner, long before, int limit);

    /** How many there are. */
    Mono<Long> count(UserId owner);
}
