package library.books;

import org.jmolecules.ddd.annotation.AggregateRoot;

/** An aggregate that everybody may know. */
@AggregateRoot
public record Catalogue(long number) {} // breaks: aggregates stand in a domain [library.books.Catalogue is]
