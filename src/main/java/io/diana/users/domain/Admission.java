package io.diana.users.domain;

import io.diana.users.UserId;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.event.types.DomainEvent;

/** What came of a registration. */
public sealed interface Admission {

    /** What others hear of it; empty when nothing has changed. */
    default Optional<DomainEvent> event() {
        return switch (this) {
            case Registered(var user) -> Optional.of(user.registered());
            case Refreshed(var user, var changed) -> Optional.of(user.profileChanged(changed));
            case Recognized _, RefusedAsErased _ -> Optional.empty();
        };
    }

    /** Somebody new. */
    record Registered(User user) implements Admission {}

    /**
     * Somebody known whose profile was brought up to date.
     *
     * @param changed names of the changed fields, as the API spells them
     */
    record Refreshed(User user, Set<String> changed) implements Admission {}

    /** Somebody known whose profile said all that already. */
    record Recognized(User user) implements Admission {}

    /** Somebody who left for good: an erased id is never used again. */
    record RefusedAsErased(UserId id) implements Admission {}
}
