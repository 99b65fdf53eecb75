package io.diana.gamification.application;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** What happens to boards beside what members earn. */
public interface Boards {

    /** Closes for good the periods that ended up to an instant, and tells how many. */
    Mono<Integer> close(Instant endedBy, Instant at);

    /** Ends up to so many rows of days that have lapsed, and tells how many. */
    Mono<Integer> settle(Instant at, int limit);

    /**
     * Removes up to so many standings of a closed period behind the last place that is kept, and tells whether there may
     * be more of them.
     */
    Mono<Boolean> cut(Cut cut, Instant at);

    /**
     * What is no longer kept.
     *
     * @param endedBy of periods that ended by then
     * @param places how many places stay
     * @param limit how much is removed at once
     */
    record Cut(Instant endedBy, int places, int limit) {}
}
