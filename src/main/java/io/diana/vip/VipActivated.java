package io.diana.vip;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A member came to hold a plan that they did not hold.
 *
 * @param until when the plan ends for them unless extended; null: never
 * @param membership what the member holds from then on
 * @param at when it happened
 */
public record VipActivated(
        UserId userId, String plan, @Nullable Instant until, Membership membership, Instant at)
        implements DomainEvent {}
