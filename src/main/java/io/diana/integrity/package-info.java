/** Whether what has to hold does: every module names its invariants that no constraint can hold, and has them counted. */
@ApplicationModule(
        displayName = "Integrity",
        allowedDependencies = {"http"})
@NullMarked
package io.diana.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
