/** What can be asked about invariants. */
@NullMarked
package io.diana.integrity.application;

import org.jspecify.annotations.NullMarked;
