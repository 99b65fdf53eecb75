/** Who holds which membership, since when, until when and why. */
@ApplicationModule(
        displayName = "VIP",
        allowedDependencies = {"validation", "access", "http", "database", "outbox", "users", "integrity"})
@NullMarked
package io.diana.vip;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
