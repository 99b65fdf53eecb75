package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/** A member reached a level, for the first and only time. */
public record LevelReached(UserId userId, int level, Instant at) implements DomainEvent {}
