/** What runs as long as the application does: workers, the line between nodes, housekeeping, measuring. */
@NullMarked
package io.diana.outbox.schedule;

import org.jspecify.annotations.NullMarked;
