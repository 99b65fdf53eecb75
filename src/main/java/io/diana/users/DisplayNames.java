package io.diana.users;

import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Answers modules above that show people to each other. */
public interface DisplayNames {

    /** How these people are shown, as they wish now; who was erased is left out, like whoever nobody knows. */
    Mono<Map<UserId, Shown>> of(Collection<UserId> ids);

    /**
     * Somebody as others see them.
     *
     * @param name first and last name
     * @param listed whether they let others see them on boards
     */
    record Shown(String name, boolean listed) {}
}
