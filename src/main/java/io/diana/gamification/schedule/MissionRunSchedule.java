package io.diana.gamification.schedule;

import io.diana.gamification.application.ForgetMissionRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Runs on every node, once a day and soon after its start; one of them finds something to forget. */
@Component
class MissionRunSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(MissionRunSchedule.class);
    private static final int BATCH = 1_000;

    private final ForgetMissionRuns forgetMissionRuns;

    MissionRunSchedule(ForgetMissionRuns forgetMissionRuns) {
        this.forgetMissionRuns = forgetMissionRuns;
    }

    /** In batches, until one finds less than it may take. */
    @Scheduled(fixedDelay = 86_400_000, initialDelay = 120_000)
    Mono<Void> forgetMissionRuns() {
        return forgetMissionRuns
                .upTo(BATCH)
                .expand(forgotten -> forgotten < BATCH ? Mono.empty() : forgetMissionRuns.upTo(BATCH))
                .then()
                .onErrorResume(failure -> {
                    LOG.warn("Missions that nobody finished wait for the database: {}", failure.toString());
                    return Mono.empty();
                });
    }
}
