package io.diana.vip.schedule;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Runs on every node for as long as the application does; the nodes share out what is due by row locks. It rests until the
 * next thing comes due, but looks once in a while, because other nodes grant as well and clocks are set.
 */
@Component
class ExpirySchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExpirySchedule.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final int BEHIND_WEB_SERVER = 4_096;

    private final Settling settling;
    private volatile Sinks.Empty<Void> end = Sinks.empty();
    private volatile Mono<Void> work = Mono.empty();
    private volatile AtomicBoolean running = new AtomicBoolean();

    ExpirySchedule(Settling settling) {
        this.settling = settling;
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
        return settling.batch()
                .flatMap(mayHaveMore -> mayHaveMore ? Mono.empty() : settling.rest(POLL))
                .onErrorResume(failure -> {
                    LOG.warn("What is due with members waits for the database: {}", failure.toString());
                    return Mono.just(POLL);
                })
                .flatMap(rest -> Mono.firstWithSignal(Mono.delay(rest).then(), ending.asMono()));
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
