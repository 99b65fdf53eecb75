package io.diana.outbox.application;

import io.diana.outbox.domain.Delivery;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent;
import io.diana.outbox.domain.StoredEvent.Content;
import io.diana.outbox.domain.Subscriber;
import io.diana.outbox.domain.Subscriber.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Events and listeners for tests of use cases. */
final class Events {

    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    static final Subscriber SUBSCRIBER = new Subscriber(
            "test.listener", Set.of("Said"), new Settings(false, false, 10, 1, 3, Duration.ofSeconds(5)));

    private Events() {}

    static StoredEvent event(long number) {
        return new StoredEvent(
                new EventPosition(1, number),
                new UUID(0x7000, number),
                new Content("Said", 1, "ada", NOW, "request-" + number, "0".repeat(31) + number, "{}"),
                NOW);
    }

    static Delivery delivery(long number, int attempts) {
        return new Delivery(event(number), attempts);
    }

    static Listener listener(Function<List<StoredEvent>, Mono<Void>> hearing) {
        return new Listener() {
            @Override
            public Subscriber subscriber() {
                return SUBSCRIBER;
            }

            @Override
            public Mono<Void> hear(List<StoredEvent> events) {
                return hearing.apply(events);
            }
        };
    }
}
