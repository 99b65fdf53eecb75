package library.members.domain;

class MemberEntity {} // breaks: no type has a name that fits everything [library.members.domain.MemberEntity is]
