package io.diana.vip.application;

import io.diana.vip.domain.Plan;
import io.diana.vip.domain.RedemptionOrder;
import io.diana.vip.domain.TokenBatch;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Tokens, to be changed. */
public interface Tokens {

    /** Writes new ones, without their secrets. */
    Mono<Void> add(TokenBatch batch);

    /** What a secret promises; empty, and with the same work, whatever keeps it from being redeemed now. */
    Mono<Promised> redeemable(RedemptionOrder order, Instant now);

    /**
     * Redeems a token for a member who is locked, in one statement that decides and writes: of many at once one gets true.
     * False, and nothing is written, when it cannot be redeemed any more.
     */
    Mono<Boolean> redeem(UUID id, RedemptionOrder order, Instant now);

    /** Revokes a token, in one statement that decides and writes; false when it is redeemed or revoked, or there is none. */
    Mono<Boolean> revoke(UUID id, String actor, Instant now);

    /** Whether a token is redeemed; empty when there is none. */
    Mono<Boolean> isRedeemed(UUID id);

    /** A token that can be redeemed, and the version of the plan that it promises. */
    record Promised(UUID id, Plan plan) {}
}
