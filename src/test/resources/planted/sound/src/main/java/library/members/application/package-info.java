/** A room of the members. */
@NullMarked
package library.members.application;

import org.jspecify.annotations.NullMarked;
