/** A room of the books. */
@NullMarked
package library.books.persistence;

import org.jspecify.annotations.NullMarked;
