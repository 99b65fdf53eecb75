package io.diana.vip;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A plan that a member held has ended because its time was over.
 *
 * @param membership what the member holds from then on, by other plans
 * @param at when it ended, which may be some seconds before this is said
 */
public record VipExpired(UserId userId, String plan, Membership membership, Instant at) implements DomainEvent {}
