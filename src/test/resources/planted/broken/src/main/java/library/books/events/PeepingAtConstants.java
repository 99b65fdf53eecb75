package library.books.events;

import static library.members.domain.Limits.BOOKS; // breaks: no module reads a room of another

/** The compiler copies constants, and nothing is left of where they come from. */
class PeepingAtConstants {

    static final int COPIED = BOOKS;
    static final String SPELT_OUT = library.members.domain.Limits.NAME; // breaks: no module reads a room of another
}
