/** How events are published, delivered, given up and looked at, and what that needs from outside. */
@NullMarked
package io.diana.outbox.application;

import org.jspecify.annotations.NullMarked;
