/** A room of the members. */
@NullMarked
package library.members.persistence;

import org.jspecify.annotations.NullMarked;
