/**
 * Carries events between modules: published in the speaker's transaction, delivered to every listener in order, and kept
 * until each has heard them. Knows nothing of what the events say.
 */
@ApplicationModule(
        displayName = "Event publication registry",
        allowedDependencies = {"validation", "access", "http", "database"})
@NullMarked
package io.diana.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
