/** The registry in PostgreSQL, schema {@code outbox}. */
@NullMarked
package io.diana.outbox.persistence;

import org.jspecify.annotations.NullMarked;
