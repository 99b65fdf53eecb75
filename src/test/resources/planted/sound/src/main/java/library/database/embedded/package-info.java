/** The server that the library brings along. */
@NullMarked
package library.database.embedded;

import org.jspecify.annotations.NullMarked;
