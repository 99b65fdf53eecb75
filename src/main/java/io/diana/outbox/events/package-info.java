/** Finds who listens among the beans, and calls them. */
@NullMarked
package io.diana.outbox.events;

import org.jspecify.annotations.NullMarked;
