package library.members.domain;

class NameUtils {} // breaks: no type has a name that fits everything [library.members.domain.NameUtils is]
