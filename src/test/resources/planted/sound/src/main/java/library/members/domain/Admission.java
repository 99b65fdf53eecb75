package library.members.domain;

import library.members.MemberId;
import library.members.MemberJoined;

/** What joining comes to. */
public sealed interface Admission {

    record Joined(MemberJoined event) implements Admission {}

    record Nameless(MemberId id) implements Admission {}
}
