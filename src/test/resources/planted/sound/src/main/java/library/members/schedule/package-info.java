/** A room of the members. */
@NullMarked
package library.members.schedule;

import org.jspecify.annotations.NullMarked;
