/** Diana: the application that puts the modules together. */
@NullMarked
package io.diana;

import org.jspecify.annotations.NullMarked;
