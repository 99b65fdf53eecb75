/** Where the data lives. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package library.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
