package io.diana.vip;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A plan that a member holds ends soon; said once for each of the reminders.
 *
 * @param ends when it does unless extended
 * @param days how many days before the end this reminder belongs
 * @param membership what the member holds from then on
 * @param at when it happened
 */
public record VipExpiring(UserId userId, String plan, Instant ends, int days, Membership membership, Instant at)
        implements DomainEvent {}
