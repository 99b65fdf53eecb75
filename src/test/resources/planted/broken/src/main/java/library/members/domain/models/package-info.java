@NullMarked
package library.members.domain.models;

import org.jspecify.annotations.NullMarked;
