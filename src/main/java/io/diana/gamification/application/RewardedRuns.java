package io.diana.gamification.application;

import io.diana.gamification.domain.RewardedRun;
import io.diana.users.UserId;
import java.time.LocalDate;
import reactor.core.publisher.Flux;

/** Runs whose reward may be claimed. The account is the lock: what is read under it stays as it is. */
public interface RewardedRuns {

    /** Those of one mission: all of what is done once, and of what comes again those of periods since then. */
    Flux<RewardedRun> of(UserId owner, String mission, LocalDate since);
}
