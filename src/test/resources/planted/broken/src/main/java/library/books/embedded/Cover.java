package library.books.embedded;

class Cover {} // breaks: a sub-package of a module is a room [library.books.embedded.]
