package library.members.web.dto;

class PutElsewhere {} // breaks: no package has a name that fits everything [library.members.web.dto is]
