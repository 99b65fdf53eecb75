package io.diana.users;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * Somebody became a member; published once per member.
 *
 * @param timeZone IANA name: their day decides on streaks and gifts
 */
public record UserRegistered(UserId userId, String languageCode, String timeZone, Instant at) implements DomainEvent {}
