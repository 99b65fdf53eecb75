package io.diana.users;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A member was suspended, or their suspension was replaced.
 *
 * @param until when it lifts itself; null: not before somebody lifts it
 */
public record UserSuspended(UserId userId, @Nullable Instant until, Instant at) implements DomainEvent {}
