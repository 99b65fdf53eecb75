/** How a rule says that a value breaks it: plain Java, shared by every module's domain. */
@ApplicationModule(
        displayName = "Validation",
        allowedDependencies = {})
@NullMarked
package io.diana.validation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
