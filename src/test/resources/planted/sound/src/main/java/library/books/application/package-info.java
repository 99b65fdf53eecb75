/** A room of the books. */
@NullMarked
package library.books.application;

import org.jspecify.annotations.NullMarked;
