package library.members.domain;

import library.members.MemberId;
import org.jmolecules.event.types.DomainEvent;

/** An event inside a room. */
public record MemberGrew(MemberId member) implements DomainEvent {} // breaks: an event is a public record of a base package that implements DomainEvent [library.members.domain.MemberGrew is]
