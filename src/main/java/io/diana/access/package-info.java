/** Who acts: every use case whose rule needs an actor takes one from the edge. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"http"})
@NullMarked
package io.diana.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
