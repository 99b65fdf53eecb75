package library.members.domain.util;

class PutThere {} // breaks: no package has a name that fits everything [library.members.domain.util is]
