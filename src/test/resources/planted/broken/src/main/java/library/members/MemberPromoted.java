package library.members;

import java.util.List;
import library.members.domain.Limits;
import library.members.domain.Member;
import org.jmolecules.event.types.DomainEvent;

/** An event that takes the aggregate along. */
public record MemberPromoted(
        Member member, // breaks: a base package, and so every published record, exposes nothing of a room [MemberPromoted.member]
        List<? extends Limits> limits // breaks: a base package, and so every published record, exposes nothing of a room [library.members.MemberPromoted]
) implements DomainEvent {}
