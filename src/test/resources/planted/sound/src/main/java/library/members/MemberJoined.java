package library.members;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/** Somebody may borrow from now on. */
public record MemberJoined(MemberId memberId, Instant at) implements DomainEvent {}
