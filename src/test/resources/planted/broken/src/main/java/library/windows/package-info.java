@NullMarked
package library.windows;

import org.jspecify.annotations.NullMarked;
