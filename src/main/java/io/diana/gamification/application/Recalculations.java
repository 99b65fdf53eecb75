package io.diana.gamification.application;

import io.diana.gamification.domain.Recalculation;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How far members were worked through after changes of achievements and missions. */
public interface Recalculations {

    /**
     * Somebody to be worked through.
     *
     * @param concerned whether there is anything that may have to be made up for
     */
    record Member(UserId id, boolean concerned) {}

    /** Begins one for each definition that has changed since its last one, from the first member on; tells for how many. */
    Mono<Long> begin(Instant now);

    /**
     * Locks those that are not done and that nobody else is at. Whoever may still be deciding by a version before is waited
     * for.
     */
    Flux<Recalculation> lock(Instant now);

    /** Members behind a position, in the order of their ids. */
    Flux<Member> behind(long position, int limit);

    /** Puts locked ones forward to a position; those that are further stay there. */
    Mono<Void> advance(List<Recalculation> locked, long position);

    /** Says of locked ones that they are done. */
    Mono<Void> finish(List<Recalculation> locked, Instant now);
}
