/** A lending library in the shape of Diana, for the rules to look at. */
@NullMarked
package library;

import org.jspecify.annotations.NullMarked;
