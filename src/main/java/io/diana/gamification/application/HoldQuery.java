package io.diana.gamification.application;

import io.diana.gamification.domain.Hold;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Points that wait for a decision. */
public interface HoldQuery {

    /** Where a list goes on: behind this hold. */
    record Position(Instant at, UserId owner, long no) {}

    /** Those on which nobody has decided yet, oldest first. */
    Mono<List<Hold>> page(@Nullable Position behind, int limit);

    /** How many of them there are. */
    Mono<Long> count();
}
