/** A room of the books. */
@NullMarked
package library.books.events;

import org.jspecify.annotations.NullMarked;
