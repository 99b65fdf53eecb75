package io.diana.users.schedule;

import io.diana.users.application.LiftSuspensions;
import io.diana.users.application.TouchUsers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Runs on every node: touches are each node's own, and suspensions are shared out by their row locks. Spring asks each
 * method for its publisher once and subscribes to that again and again, so nothing may be looked at before.
 */
@Component
class UserSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UserSchedule.class);
    private static final Duration LAST_FLUSH = Duration.ofSeconds(5);

    private final TouchUsers touchUsers;
    private final LiftSuspensions liftSuspensions;
    private volatile boolean running;

    UserSchedule(TouchUsers touchUsers, LiftSuspensions liftSuspensions) {
        this.touchUsers = touchUsers;
        this.liftSuspensions = liftSuspensions;
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    Mono<Void> flushTouches() {
        return touchUsers.flush().onErrorResume(failure -> {
            LOG.warn("{} touches wait for the database: {}", touchUsers.waiting(), failure.toString());
            return Mono.empty();
        });
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    Mono<Void> liftSuspensions() {
        return Mono.defer(liftSuspensions::thatAreOver).then().onErrorResume(failure -> {
            LOG.warn("Suspensions that are over wait for the database: {}", failure.toString());
            return Mono.empty();
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Stopped behind the web server, when the last touch has come in. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4_096;
    }

    /** The last touches are written while the pool is still there; nobody waits longer than a moment for them. */
    @Override
    public void stop(Runnable whenDone) {
        running = false;
        flushTouches()
                .timeout(LAST_FLUSH, Mono.empty())
                .doFinally(_ -> whenDone.run())
                .subscribe();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
