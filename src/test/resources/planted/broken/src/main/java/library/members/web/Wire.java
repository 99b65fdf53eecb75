package library.members.web;

class Wire {

    record MemberDto(long id) {} // breaks: no type has a name that fits everything [library.members.web.Wire$MemberDto is]
}
