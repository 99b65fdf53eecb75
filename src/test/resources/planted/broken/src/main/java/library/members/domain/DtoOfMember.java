package library.members.domain;

class DtoOfMember {} // breaks: no type has a name that fits everything [library.members.domain.DtoOfMember is]
