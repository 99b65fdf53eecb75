package io.diana.gamification.schedule;

import io.diana.gamification.application.ClosePeriods;
import io.diana.gamification.application.CutPeriods;
import io.diana.gamification.application.SettleStreaks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Runs on every node; the nodes share out what there is to do by row locks. */
@Component
class BoardSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(BoardSchedule.class);
    private static final int LAPSED = 500;
    private static final int REMOVED = 5_000;

    private final SettleStreaks settleStreaks;
    private final ClosePeriods closePeriods;
    private final CutPeriods cutPeriods;

    BoardSchedule(SettleStreaks settleStreaks, ClosePeriods closePeriods, CutPeriods cutPeriods) {
        this.settleStreaks = settleStreaks;
        this.closePeriods = closePeriods;
        this.cutPeriods = cutPeriods;
    }

    @Scheduled(fixedDelay = 1_000)
    Mono<Void> settleStreaks() {
        return tryingAgain(
                "Rows of days that have lapsed",
                settleStreaks
                        .upTo(LAPSED)
                        .repeat()
                        .takeUntil(settled -> settled == 0)
                        .then());
    }

    @Scheduled(fixedDelay = 5_000)
    Mono<Void> closePeriods() {
        return tryingAgain(
                "Periods of boards that are over",
                closePeriods
                        .thatAreOver()
                        .filter(closed -> closed > 0)
                        .doOnNext(closed -> LOG.info("{} periods of boards are closed.", closed))
                        .then());
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    Mono<Void> cutPeriods() {
        return tryingAgain(
                "Places that are no longer kept",
                cutPeriods
                        .upTo(REMOVED)
                        .repeat()
                        .takeUntil(mayHaveMore -> !mayHaveMore)
                        .then());
    }

    private static Mono<Void> tryingAgain(String what, Mono<Void> work) {
        return work.onErrorResume(failure -> {
            LOG.warn("{} wait for the database: {}", what, failure.toString());
            return Mono.empty();
        });
    }
}
