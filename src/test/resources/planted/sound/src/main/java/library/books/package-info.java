/** What can be borrowed. */
@ApplicationModule(
        displayName = "Books",
        allowedDependencies = {"members", "http", "outbox"})
@NullMarked
package library.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
