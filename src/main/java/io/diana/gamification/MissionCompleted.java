package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import java.time.LocalDate;
import org.jmolecules.event.types.DomainEvent;

/**
 * A member met all objectives of a mission; its reward can be claimed.
 *
 * @param period the day or the Monday of the week for which it was completed
 */
public record MissionCompleted(UserId userId, String mission, LocalDate period, Instant at) implements DomainEvent {}
