@ApplicationModule(displayName = "Doors", allowedDependencies = {}, type = ApplicationModule.Type.OPEN) // breaks: each module has a display name and lists the modules it may know [doors lacks]
@NullMarked
package library.doors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
