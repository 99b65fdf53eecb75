package io.diana.outbox.web;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Ends all streams when the application stops, ahead of the web server, which waits for whatever it still answers. */
@Component
class StreamEnd implements SmartLifecycle {

    private volatile Sinks.Empty<Void> end = Sinks.empty();
    private volatile boolean running;

    /** Completes when streams are to end. */
    Mono<Void> reached() {
        return end.asMono();
    }

    @Override
    public void start() {
        end = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        end.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
