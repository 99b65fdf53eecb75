package library.members;

import org.jmolecules.event.types.DomainEvent;

/** Nobody else can hear it. */
record MemberHidden(MemberId member) implements DomainEvent {} // breaks: an event is a public record of a base package that implements DomainEvent [library.members.MemberHidden is]
