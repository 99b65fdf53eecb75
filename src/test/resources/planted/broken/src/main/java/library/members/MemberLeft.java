package library.members;

import org.jmolecules.event.types.DomainEvent;

/** Not a record. */
public class MemberLeft implements DomainEvent {} // breaks: an event is a public record of a base package that implements DomainEvent [library.members.MemberLeft is]
