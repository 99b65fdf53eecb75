package library.stamps;

class Stamp {} // breaks: each package has a package-info with @NullMarked [package library.stamps is]
