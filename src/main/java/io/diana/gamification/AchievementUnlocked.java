package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A member reached a step of an achievement, for the first and only time.
 *
 * @param tier {@code bronze}, {@code silver} or {@code gold}
 * @param points paid for it, by an entry of its own
 */
public record AchievementUnlocked(UserId userId, String achievement, String tier, long points, Instant at)
        implements DomainEvent {}
