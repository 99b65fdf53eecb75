package library.members.domain.ranks;

class Rank {} // breaks: each package has a package-info with @NullMarked [package library.members.domain.ranks is]
