package io.diana.users;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/** A member's suspension ended, by somebody's decision or because its time was over. */
public record UserReinstated(UserId userId, Instant at) implements DomainEvent {}
