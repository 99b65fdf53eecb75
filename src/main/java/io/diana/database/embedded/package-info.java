/** The PostgreSQL server that Diana starts by itself when it is given none. */
@NullMarked
package io.diana.database.embedded;

import org.jspecify.annotations.NullMarked;
