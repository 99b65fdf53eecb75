/** What the tests stand on: a real PostgreSQL, and the application or one module of it on a database of its own. */
@NullMarked
package io.diana.testing;

import org.jspecify.annotations.NullMarked;
