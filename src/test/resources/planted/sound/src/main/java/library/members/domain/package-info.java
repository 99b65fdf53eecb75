/** A room of the members. */
@NullMarked
package library.members.domain;

import org.jspecify.annotations.NullMarked;
