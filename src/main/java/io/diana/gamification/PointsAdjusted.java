package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * Somebody gave points to a member or took some away, or a purchase was refunded.
 *
 * @param entryId of the entry in the ledger
 * @param kind {@code adjustment} or {@code refund}
 * @param points how many; negative when they were taken away
 * @param balance with them
 */
public record PointsAdjusted(UserId userId, String entryId, String kind, long points, long balance, Instant at)
        implements DomainEvent {}
