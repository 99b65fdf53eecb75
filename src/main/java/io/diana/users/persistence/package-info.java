/** Members in PostgreSQL, schema {@code users}. */
@NullMarked
package io.diana.users.persistence;

import org.jspecify.annotations.NullMarked;
