package io.diana.gamification.application;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Takes rows of days that have lapsed off their board. */
@Service
public class SettleStreaks {

    private final Boards boards;
    private final Clock clock;

    SettleStreaks(Boards boards, Clock clock) {
        this.boards = boards;
        this.clock = clock;
    }

    /** Does it for those that lapsed longest ago and that nobody else is at, and tells how many those were. */
    @Transactional
    public Mono<Integer> upTo(int limit) {
        return Mono.defer(() -> boards.settle(clock.instant(), limit));
    }
}
