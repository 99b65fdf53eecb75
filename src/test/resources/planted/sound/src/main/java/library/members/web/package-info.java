/** A room of the members. */
@NullMarked
package library.members.web;

import org.jspecify.annotations.NullMarked;
