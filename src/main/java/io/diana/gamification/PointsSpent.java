package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A member spent points.
 *
 * @param entryId of the entry in the ledger
 * @param points how many, as a positive number
 * @param balance without them
 */
public record PointsSpent(UserId userId, String entryId, long points, long balance, Instant at)
        implements DomainEvent {}
