package library;

import org.jmolecules.event.types.DomainEvent;

/** No module says so. */
public record LibraryOpened() implements DomainEvent {} // breaks: an event is a public record of a base package that implements DomainEvent [library.LibraryOpened is]
