package io.diana.gamification.application;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Closes the weeks and months of boards once they are over. */
@Service
public class ClosePeriods {

    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Boards boards;
    private final Clock clock;

    ClosePeriods(Boards boards, Clock clock) {
        this.boards = boards;
        this.clock = clock;
    }

    /** Closes what has been over for a minute, so that points under way still count for it, and tells how many. */
    @Transactional
    public Mono<Integer> thatAreOver() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return boards.close(now.minus(GRACE), now);
        });
    }
}
