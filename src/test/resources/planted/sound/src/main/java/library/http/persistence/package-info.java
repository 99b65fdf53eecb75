/** What the frame keeps. */
@NullMarked
package library.http.persistence;

import org.jspecify.annotations.NullMarked;
