package library.members.domain;

class MemberHelperList {} // breaks: no type has a name that fits everything [library.members.domain.MemberHelperList is]
