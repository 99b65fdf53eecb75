package io.diana.gamification.schedule;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Runs on every node for as long as the application does; one of them finds the work, since it is locked. It looks once in a
 * while whether an achievement or a mission has changed.
 */
@Component
class RecalculationSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecalculationSchedule.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final int BEHIND_WEB_SERVER = 4_096;

    private final Recalculating recalculating;
    private volatile Sinks.Empty<Void> end = Sinks.empty();
    private volatile Mono<Void> work = Mono.empty();
    private volatile AtomicBoolean running = new AtomicBoolean();

    RecalculationSchedule(Recalculating recalculating) {
        this.recalculating = recalculating;
    }

    @Override
    public void start() {
        var goesOn = new AtomicBoolean(true); // of this start: an earlier round may end behind it
        var ending = Sinks.<Void>empty();
        end = ending;
        running = goesOn;
        work = Mono.defer(() -> round(ending)).repeat(goesOn::get).then().cache();
        work.subscribe();
    }

    private Mono<Void> round(Sinks.Empty<Void> ending) {
        return recalculating
                .batch()
                .onErrorResume(failure -> {
                    LOG.warn("Members wait to be worked through after a change: {}", failure.toString());
                    return Mono.just(false);
                })
                .flatMap(mayHaveMore -> mayHaveMore
                        ? Mono.empty()
                        : Mono.firstWithSignal(Mono.delay(POLL).then(), ending.asMono()));
    }

    @Override
    public void stop(Runnable whenDone) {
        stop();
        work.timeout(FAREWELL, Mono.empty()).doFinally(_ -> whenDone.run()).subscribe();
    }

    @Override
    public void stop() {
        running.set(false);
        end.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** Ends behind the web server and before the pool does. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - BEHIND_WEB_SERVER;
    }
}
