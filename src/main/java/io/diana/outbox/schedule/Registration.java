package io.diana.outbox.schedule;

import io.diana.outbox.application.Listener;
import io.diana.outbox.application.RegisterListener;
import io.diana.outbox.application.RetireListener;
import io.diana.outbox.domain.Retired;
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
    private final List<Retired> retired;

    Registration(RegisterListener registerListener, RetireListener retireListener, OutboxProperties properties) {
        this.registerListener = registerListener;
        this.retireListener = retireListener;
        this.retired = properties.retired().stream().map(Retired::parse).toList();
    }

    /** Retires what no longer exists, then registers these, each on its own: a busy moment is tried again. */
    Mono<Void> of(List<Listener> listeners) {
        var subscribers = listeners.stream().map(Listener::subscriber).toList();
        subscribers.forEach(this::refuseWhenRetired);
        var retiring = Flux.fromIterable(retired)
                .concatMap(each -> insisting("retired", each, Mono.defer(() -> retireListener.as(each))));
        var registering = Flux.fromIterable(subscribers)
                .concatMap(each -> insisting("registered", each.id(), Mono.defer(() -> registerListener.as(each))));
        return retiring.thenMany(registering).then();
    }

    /** It would lose at each start what it has not heard yet. */
    private void refuseWhenRetired(Subscriber subscriber) {
        retired.stream().filter(each -> each.isHeardBy(subscriber)).findFirst().ifPresent(each -> {
            throw new IllegalStateException("diana.outbox.retired names %s, which listens here.".formatted(each));
        });
    }

    private static Mono<Void> insisting(String what, Object whom, Mono<Void> step) {
        return step.retryWhen(Retry.backoff(TRIES, FIRST_PAUSE)
                .doBeforeRetry(retry -> LOG.warn(
                        "{} is not {} yet: {}", whom, what, retry.failure().toString())));
    }
}
