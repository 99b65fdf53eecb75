package library.members;

import org.jmolecules.event.types.DomainEvent;

/** Events hide in another type. */
public interface Happenings {

    record MemberMoved(MemberId member) implements DomainEvent {} // breaks: an event is a public record of a base package that implements DomainEvent [library.members.Happenings$MemberMoved is]
}
