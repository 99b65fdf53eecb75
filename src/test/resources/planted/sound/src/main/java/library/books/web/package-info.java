/** A room of the books. */
@NullMarked
package library.books.web;

import org.jspecify.annotations.NullMarked;
