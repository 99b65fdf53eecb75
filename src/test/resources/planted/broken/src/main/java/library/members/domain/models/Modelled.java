package library.members.domain.models;

class Modelled {} // breaks: no package has a name that fits everything [library.members.domain.models is]
