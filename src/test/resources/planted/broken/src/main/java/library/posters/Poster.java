package library.posters;

class Poster {}
