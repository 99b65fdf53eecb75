/** A room of the books. */
@NullMarked
package library.books.domain;

import org.jspecify.annotations.NullMarked;
