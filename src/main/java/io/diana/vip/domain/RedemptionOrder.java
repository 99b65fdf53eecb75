package io.diana.vip.domain;

import io.diana.users.UserId;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Source;
import java.util.UUID;

/**
 * That somebody has a secret and wants a member to hold what it promises.
 *
 * @param by who brings it
 */
public record RedemptionOrder(UserId userId, TokenSecret secret, Author by) {

    /** Whether somebody would grant to themselves. */
    public boolean isOwn() {
        return by.is(userId);
    }

    /** The order for the grant that a token promises; it refers to the token, so no token is ever granted twice. */
    public GrantOrder forGrant(UUID token, Plan plan) {
        return new GrantOrder(userId, plan.key(), null, Source.TOKEN, by, "Redeemed a token", "token:" + token);
    }
}
