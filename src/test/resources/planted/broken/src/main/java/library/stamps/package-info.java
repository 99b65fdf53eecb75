@ApplicationModule(displayName = "Stamps", allowedDependencies = {})
package library.stamps;

import org.springframework.modulith.ApplicationModule;
