package io.diana.vip.schedule;

import io.diana.vip.application.ForgetAttempts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Runs on every node; one of them finds something to forget. */
@Component
class AttemptSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptSchedule.class);

    private final ForgetAttempts forgetAttempts;

    AttemptSchedule(ForgetAttempts forgetAttempts) {
        this.forgetAttempts = forgetAttempts;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    Mono<Void> forgetAttempts() {
        return Mono.defer(forgetAttempts::thatNoLongerCount).onErrorResume(failure -> {
            LOG.warn("Attempts that no longer count wait for the database: {}", failure.toString());
            return Mono.empty();
        });
    }
}
