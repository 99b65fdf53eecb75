package library.members.reports;

class Report {} // breaks: a sub-package of a module is a room [library.members.reports.]
