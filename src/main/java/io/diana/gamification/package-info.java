/** What people earn: points, levels, streaks, achievements, missions, places on boards and rewards. */
@ApplicationModule(
        displayName = "Gamification",
        allowedDependencies = {"validation", "access", "http", "database", "outbox", "users", "vip", "integrity"})
@NullMarked
package io.diana.gamification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
