package library.members.domain;

class AbstractMember {} // breaks: no type has a name that fits everything [library.members.domain.AbstractMember is]
