/** Invariants over HTTP. */
@NullMarked
package io.diana.integrity.web;

import org.jspecify.annotations.NullMarked;
