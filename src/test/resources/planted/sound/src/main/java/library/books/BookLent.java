package library.books;

import library.members.MemberId;
import org.jmolecules.event.types.DomainEvent;

/** A book has left the house. */
public record BookLent(long book, MemberId to) implements DomainEvent {}
