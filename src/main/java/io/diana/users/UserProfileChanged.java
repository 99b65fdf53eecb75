package io.diana.users;

import java.time.Instant;
import java.util.Set;
import org.jmolecules.event.types.DomainEvent;

/**
 * A member's profile says something else than before.
 *
 * @param changed names of the changed fields, as the API spells them
 * @param languageCode now in force
 * @param timeZone now in force
 */
public record UserProfileChanged(UserId userId, Set<String> changed, String languageCode, String timeZone, Instant at)
        implements DomainEvent {}
