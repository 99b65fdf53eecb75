package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A member bought a reward.
 *
 * @param redemptionId names the purchase
 * @param reward key of the reward
 * @param price in points
 */
public record RewardRedeemed(UserId userId, String redemptionId, String reward, long price, Instant at)
        implements DomainEvent {}
