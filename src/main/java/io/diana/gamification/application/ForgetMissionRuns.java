package io.diana.gamification.application;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Forgets what nobody finished or claimed, a season after it was over. */
@Service
public class ForgetMissionRuns {

    private static final Duration KEPT = Duration.ofDays(90);

    private final MissionRuns runs;
    private final Clock clock;

    ForgetMissionRuns(MissionRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Does it for so many at most and tells for how many; fewer than that when none is left. */
    @Transactional
    public Mono<Long> upTo(int limit) {
        return Mono.defer(() -> runs.forget(clock.instant().minus(KEPT), limit));
    }
}
