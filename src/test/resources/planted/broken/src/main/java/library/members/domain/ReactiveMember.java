package library.members.domain;

class ReactiveMember {} // breaks: no type has a name that fits everything [library.members.domain.ReactiveMember is]
