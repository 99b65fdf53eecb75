@NullMarked
package library.books.embedded;

import org.jspecify.annotations.NullMarked;
