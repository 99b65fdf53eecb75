package library.members.domain;

class MemberHelper {} // breaks: no type has a name that fits everything [library.members.domain.MemberHelper is]
