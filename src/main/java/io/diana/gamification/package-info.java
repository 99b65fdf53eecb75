/** What people earn. So far: who has an account, and whose calendar it goes by. */
@ApplicationModule(
        displayName = "Gamification",
        allowedDependencies = {"users", "outbox", "http", "integrity"})
@NullMarked
package io.diana.gamification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
