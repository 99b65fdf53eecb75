@ApplicationModule(displayName = "Loans", allowedDependencies = "fines")
@NullMarked
package library.loans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
