/** Holds the whole application to the description it publishes of itself. */
@NullMarked
package io.diana.contract;

import org.jspecify.annotations.NullMarked;
