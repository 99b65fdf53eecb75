/** The frame of every endpoint: problems, preconditions, cursors, limits. */
@ApplicationModule(
        displayName = "HTTP frame",
        allowedDependencies = {"validation"})
@NullMarked
package io.diana.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
