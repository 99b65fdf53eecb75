package io.diana.gamification.application;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Finds achievements and missions that have changed, so that members are worked through. */
@Service
public class BeginRecalculations {

    private final Recalculations recalculations;
    private final Clock clock;

    BeginRecalculations(Recalculations recalculations, Clock clock) {
        this.recalculations = recalculations;
        this.clock = clock;
    }

    /** Begins what is to begin and tells how many that are. */
    @Transactional
    public Mono<Long> whereSomethingChanged() {
        return Mono.defer(() -> recalculations.begin(clock.instant()));
    }
}
