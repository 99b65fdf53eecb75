/** Carries events between modules; flat, as small modules may be. */
@ApplicationModule(
        displayName = "Outbox",
        allowedDependencies = {})
@NullMarked
package library.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
