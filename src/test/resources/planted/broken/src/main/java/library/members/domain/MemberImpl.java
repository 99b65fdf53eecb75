package library.members.domain;

class MemberImpl {} // breaks: no type has a name that fits everything [library.members.domain.MemberImpl is]
