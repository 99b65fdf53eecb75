/** Where the data lives: the embedded or the given PostgreSQL, its migrations and its time-outs. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package io.diana.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
