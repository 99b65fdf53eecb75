package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A member was here for so many days in a row.
 *
 * @param points paid for it, by an entry of its own
 */
public record StreakMilestoneReached(UserId userId, int days, long points, Instant at) implements DomainEvent {}
