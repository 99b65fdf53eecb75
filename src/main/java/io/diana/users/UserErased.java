package io.diana.users;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/** A person left for good: whoever keeps anything personal of them removes it now. */
public record UserErased(UserId userId, Instant at) implements DomainEvent {}
