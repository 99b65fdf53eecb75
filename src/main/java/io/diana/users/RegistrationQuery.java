package io.diana.users;

import java.util.Collection;
import reactor.core.publisher.Flux;

/**
 * Answers modules above that are asked for a member of whom they have heard nothing yet, because events take a moment: they need
 * not wait for {@link UserRegistered} and know as much.
 */
public interface RegistrationQuery {

    /** The registrations of those of these people who are members, with the time zones that are in force now. */
    Flux<UserRegistered> of(Collection<UserId> ids);
}
