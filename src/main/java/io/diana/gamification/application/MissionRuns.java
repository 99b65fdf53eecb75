package io.diana.gamification.application;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** What members do for missions. */
public interface MissionRuns {

    /**
     * Forgets some of those that were over before an instant and whose reward was not claimed, leaving alone what somebody
     * else is at. That a mission was completed stays known.
     *
     * @return how many
     */
    Mono<Long> forget(Instant before, int limit);
}
