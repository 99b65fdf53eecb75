package io.diana.users;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the VIP module tells the users module about a member; owned here so that users knows nobody above it.
 *
 * @param active whether they hold a membership at {@code at}
 * @param until when it ends unless extended; null: never, or not active
 */
public record MembershipChanged(
        UserId userId, boolean active, @Nullable Instant until, Instant at) implements DomainEvent {}
