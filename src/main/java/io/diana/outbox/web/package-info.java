/** The registry seen and steered over HTTP. */
@NullMarked
package io.diana.outbox.web;

import org.jspecify.annotations.NullMarked;
