/** Who may borrow. */
@ApplicationModule(
        displayName = "Members",
        allowedDependencies = {"http", "outbox"})
@NullMarked
package library.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
