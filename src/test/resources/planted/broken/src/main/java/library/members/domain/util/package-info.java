@NullMarked
package library.members.domain.util;

import org.jspecify.annotations.NullMarked;
