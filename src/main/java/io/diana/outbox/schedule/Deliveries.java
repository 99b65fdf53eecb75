package io.diana.outbox.schedule;

import io.diana.outbox.application.CatchUp;
import io.diana.outbox.application.DeliverPublications;
import io.diana.outbox.application.DeliverPublications.Delivered;
import io.diana.outbox.application.Listener;
import io.diana.outbox.application.PassOver;
import io.diana.outbox.application.Publications.Search;
import io.diana.outbox.application.Publications.Window;
import io.diana.outbox.application.RecordFailure;
import io.diana.outbox.domain.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a worker does, measured. */
@Component
class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final DeliverPublications deliver;
    private final RecordFailure recordFailure;
    private final PassOver passOver;
    private final CatchUp catchUp;
    private final DeliveryMeters meters;

    Deliveries(
            DeliverPublications deliver,
            RecordFailure recordFailure,
            PassOver passOver,
            CatchUp catchUp,
            DeliveryMeters meters) {
        this.deliver = deliver;
        this.recordFailure = recordFailure;
        this.passOver = passOver;
        this.catchUp = catchUp;
        this.meters = meters;
    }

    Mono<Delivered> deliver(Listener listener, Search search) {
        return deliver.to(listener, search).doOnNext(delivered -> meters.delivered(listener, delivered));
    }

    Mono<Void> fail(Listener listener, Delivery delivery, Throwable failure) {
        var subscriber = listener.subscriber();
        var event = delivery.event();
        LOG.warn(
                "{} failed on {} {} of {}, attempt {}: {}",
                subscriber.id(),
                event.content().type(),
                event.id(),
                event.content().aggregate(),
                delivery.attempts() + 1,
                failure.toString());
        meters.failed(listener);
        return recordFailure.of(subscriber, delivery, failure);
    }

    Mono<Window> passOver(Listener listener, long after) {
        return passOver.behind(listener.subscriber(), after);
    }

    /** Gives a new listener all of what it has missed. */
    Mono<Void> catchUp(Listener listener) {
        return Mono.defer(() -> catchUp.with(listener.subscriber()))
                .doOnNext(_ -> meters.round(listener))
                .repeat()
                .takeUntil(hasAll -> hasAll)
                .then();
    }
}
