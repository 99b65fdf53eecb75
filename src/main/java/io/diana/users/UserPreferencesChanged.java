package io.diana.users;

import java.time.Instant;
import java.util.Set;
import org.jmolecules.event.types.DomainEvent;

/**
 * A member's preferences changed.
 *
 * @param changed the top-level keys whose values changed; the values stay with the member
 * @param showInLeaderboards whether they now let others see them on boards (the default is yes)
 */
public record UserPreferencesChanged(UserId userId, Set<String> changed, boolean showInLeaderboards, Instant at)
        implements DomainEvent {}
