@ApplicationModule(displayName = "Fines", allowedDependencies = "loans")
@NullMarked
package library.fines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
