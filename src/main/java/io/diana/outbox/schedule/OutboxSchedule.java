package io.diana.outbox.schedule;

import io.diana.outbox.application.KeepDays;
import io.diana.outbox.domain.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Housekeeping; every node does it, the first one there has it done. Spring asks for the publisher once and subscribes to it
 * again and again; as long as that does not end, nothing else that is scheduled begins. So a rest is a round that does nothing.
 */
@Component
class OutboxSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSchedule.class);
    private static final Duration REST = Duration.ofMinutes(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final KeepDays keepDays;
    private final Clock clock;
    private final Duration retention;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant next = Instant.MIN;

    OutboxSchedule(KeepDays keepDays, Clock clock, OutboxProperties properties) {
        this.keepDays = keepDays;
        this.clock = clock;
        this.retention = properties.retention();
    }

    @Scheduled(fixedDelay = 500, initialDelay = 500)
    Mono<Void> keepDays() {
        return Mono.defer(() -> clock.instant().isBefore(next) ? Mono.empty() : keep());
    }

    private Mono<Void> keep() {
        return keepDays.of(retention)
                .doOnNext(_ -> kept())
                .then()
                .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)));
    }

    private void kept() {
        failures.set(0);
        next = clock.instant().plus(REST);
    }

    /** Whoever reads the log is in the way, and will not be for long. */
    private void failed(Throwable failure) {
        var pause = BACKOFF.after(
                failures.incrementAndGet(), ThreadLocalRandom.current().nextDouble());
        next = clock.instant().plus(pause);
        LOG.warn(
                "The days of the event log were not kept, tried again in {} s: {}",
                pause.toMillis() / 1e3,
                failure.toString());
    }
}
