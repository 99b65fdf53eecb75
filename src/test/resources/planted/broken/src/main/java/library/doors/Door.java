package library.doors;

class Door {}
