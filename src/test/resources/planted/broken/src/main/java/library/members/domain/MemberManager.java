package library.members.domain;

class MemberManager {} // breaks: no type has a name that fits everything [library.members.domain.MemberManager is]
