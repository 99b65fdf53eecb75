@ApplicationModule(displayName = "Posters") // breaks: each module has a display name and lists the modules it may know [posters lacks]
@NullMarked
package library.posters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
