package io.diana.gamification.application;

import io.diana.gamification.domain.Account;
import io.diana.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads accounts without locking them. */
public interface AccountQuery {

    /**
     * What was found.
     *
     * @param catalogue the version of the definitions in force
     * @param account null: there is none
     */
    record Found(long catalogue, @Nullable Account account) {}

    /** An account as it is now; never empty. */
    Mono<Found> find(UserId owner, Instant now);
}
