package library.database;

/** Where the data are. */
public record DatabaseAddress(String host, int port) {}
