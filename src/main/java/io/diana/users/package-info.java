/** The people: who they are, what they prefer, when they were here, and that they can leave. */
@ApplicationModule(
        displayName = "Users",
        allowedDependencies = {"validation", "access", "http", "database", "outbox", "integrity"})
@NullMarked
package io.diana.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
