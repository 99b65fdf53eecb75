/** The rules of the code, and the violations planted to show that each rule bites. */
@NullMarked
package io.diana.architecture;

import org.jspecify.annotations.NullMarked;
