@ApplicationModule(allowedDependencies = {}) // breaks: each module has a display name and lists the modules it may know [shelves lacks]
@NullMarked
package library.shelves;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
