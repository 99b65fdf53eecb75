/** The frame of every endpoint. */
@ApplicationModule(
        displayName = "HTTP frame",
        allowedDependencies = {})
@NullMarked
package library.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
