package io.diana.gamification.application;

import io.diana.gamification.application.Boards.Cut;
import io.diana.gamification.domain.BoardRetention;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Forgets who came last long ago. */
@Service
public class CutPeriods {

    private final Boards boards;
    private final BoardRetention retention;
    private final Clock clock;

    CutPeriods(Boards boards, BoardRetention retention, Clock clock) {
        this.boards = boards;
        this.retention = retention;
        this.clock = clock;
    }

    /** Removes a batch of what is no longer kept, and tells whether there may be more. */
    @Transactional
    public Mono<Boolean> upTo(int limit) {
        return Mono.defer(() -> {
            var now = clock.instant();
            return boards.cut(new Cut(now.minus(retention.whole()), retention.places(), limit), now);
        });
    }
}
