package io.diana.outbox.schedule;

import io.diana.outbox.application.KeepDays;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Housekeeping; every node does it, the first one there has it done. */
@Component
class OutboxSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSchedule.class);

    private final KeepDays keepDays;
    private final Duration retention;

    OutboxSchedule(KeepDays keepDays, OutboxProperties properties) {
        this.keepDays = keepDays;
        this.retention = properties.retention();
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 500)
    Mono<Void> keepDays() {
        return Mono.defer(() -> keepDays.of(retention)).then().onErrorResume(failure -> {
            LOG.warn("The days of the event log were not kept, the next round tries again: {}", failure.toString());
            return Mono.empty();
        });
    }
}
