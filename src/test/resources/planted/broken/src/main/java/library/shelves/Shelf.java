package library.shelves;

class Shelf {}
