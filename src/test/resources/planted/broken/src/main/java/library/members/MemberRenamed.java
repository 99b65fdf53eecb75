package library.members;

import org.jmolecules.event.annotation.DomainEvent;

/** Annotated instead of typed. */
@DomainEvent
public record MemberRenamed(MemberId member) {} // breaks: an event is a public record of a base package that implements DomainEvent [library.members.MemberRenamed is]
