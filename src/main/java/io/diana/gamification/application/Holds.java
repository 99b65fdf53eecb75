package io.diana.gamification.application;

import io.diana.gamification.domain.Explanation;
import io.diana.gamification.domain.Hold;
import io.diana.users.UserId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Points that are held, to be decided on. The account is the lock: what is read under it stays as it is. */
public interface Holds {

    /**
     * A hold and what its entry was computed from.
     *
     * @param explanation null: there is none
     */
    record Held(Hold hold, @Nullable Explanation explanation) {}

    /** One of them; empty when there is none. */
    Mono<Held> find(UserId owner, long no);

    /** Those of these members on which nobody has decided yet, oldest first. */
    Flux<Hold> undecided(Collection<UserId> owners);
}
