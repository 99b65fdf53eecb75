package io.diana.gamification.application;

import io.diana.gamification.domain.MissionRun;
import io.diana.gamification.domain.Unlock;
import io.diana.users.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads what members have reached. */
public interface ProgressQuery {

    /** Steps of achievements, by achievement and step. */
    Mono<List<Unlock>> unlocks(UserId owner);

    /**
     * Completed runs: all of what is done once, and of what comes again those of periods since then whose reward can still be
     * claimed.
     *
     * @param ended before which a run was over whose reward can no longer be claimed
     */
    Mono<List<MissionRun>> completed(UserId owner, LocalDate since, Instant ended);
}
