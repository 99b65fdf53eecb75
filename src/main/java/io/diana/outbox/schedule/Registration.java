package io.diana.outbox.schedule;

import io.diana.outbox.application.Listener;
import io.diana.outbox.application.RegisterListener;
import io.diana.outbox.application.RetireListener;
import io.diana.outbox.domain.Subscriber;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes the listeners of this node known to the database. */
@Component
class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final RegisterListener registerListener;
    private final RetireListener retireListener;
    private final List<String> retired;

    Registration(RegisterListener registerListener, RetireListener retireListener, OutboxProperties properties) {
        this.registerListener = registerListener;
        this.retireListener = retireListener;
        this.retired = properties.retired();
    }

    /** Retires those that no longer exist, then registers these, each on its own: a busy moment is tried again. */
    Mono<Void> of(List<Listener> listeners) {
        return Flux.fromIterable(retired)
                .concatMap(retireListener::called)
                .thenMany(Flux.fromIterable(listeners))
                .concatMap(listener -> register(listener.subscriber()))
                .then();
    }

    private Mono<Void> register(Subscriber subscriber) {
        return Mono.defer(() -> registerListener.as(subscriber))
                .retryWhen(Retry.backoff(TRIES, FIRST_PAUSE)
                        .doBeforeRetry(retry -> LOG.warn(
                                "{} is not registered yet: {}",
                                subscriber.id(),
                                retry.failure().toString())));
    }
}
