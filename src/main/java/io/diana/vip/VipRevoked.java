package io.diana.vip;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A grant was taken away; the days of other grants stay.
 *
 * @param grantId which
 * @param membership what the member holds from then on
 */
public record VipRevoked(UserId userId, String plan, String grantId, Membership membership, Instant at)
        implements DomainEvent {}
