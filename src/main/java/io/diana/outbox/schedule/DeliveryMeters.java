package io.diana.outbox.schedule;

import io.diana.outbox.application.DeliverPublications.Delivered;
import io.diana.outbox.application.Listener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Measures deliveries; there is one label, and as many values of it as there are listeners. */
@Component
class DeliveryMeters {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Instant> lastRounds = new ConcurrentHashMap<>();

    DeliveryMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void delivered(Listener listener, Delivered delivered) {
        round(listener);
        var id = listener.subscriber().id();
        var timer = Timer.builder("diana.outbox.latency")
                .description("From the begin of the publishing transaction to the completion of a publication.")
                .publishPercentiles(0.5, 0.99)
                .tag("listener", id)
                .register(registry);
        delivered.latencies().forEach(timer::record);
    }

    void failed(Listener listener) {
        round(listener);
        registry.counter(
                        "diana.outbox.failures",
                        "listener",
                        listener.subscriber().id())
                .increment();
    }

    /** This node got somewhere with a listener, be it that there was nothing to deliver. */
    void round(Listener listener) {
        lastRounds.put(listener.subscriber().id(), clock.instant());
    }

    /** When this node last got through a round of a listener, with something to deliver or without. */
    Optional<Instant> lastRound(String listener) {
        return Optional.ofNullable(lastRounds.get(listener));
    }
}
