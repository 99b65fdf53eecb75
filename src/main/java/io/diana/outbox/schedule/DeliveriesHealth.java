package io.diana.outbox.schedule;

import static java.util.Objects.requireNonNull;

import io.diana.outbox.application.Listener;
import io.diana.outbox.application.Listeners;
import io.diana.outbox.domain.Backlog;
import io.diana.outbox.domain.StandStill;
import io.diana.outbox.domain.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Whether deliveries on this node get anywhere. Down is for somebody to look; it is no reason to send requests elsewhere, for
 * they are answered and their events kept, and so no part of readiness: a listener that stands still does so on every node,
 * and none would be left to answer.
 */
@Component("deliveriesHealthIndicator")
class DeliveriesHealth extends AbstractHealthIndicator {

    private final Couriers couriers;
    private final BacklogMeters backlogs;
    private final DeliveryMeters deliveries;
    private final Clock clock;
    private final StandStill standStill;
    private final Instant start;
    private final Supplier<List<Subscriber>> subscribers;

    DeliveriesHealth(
            Couriers couriers,
            BacklogMeters backlogs,
            DeliveryMeters deliveries,
            Listeners listeners,
            Clock clock,
            MeasuringProperties properties) {
        super("Deliveries cannot be judged");
        this.couriers = couriers;
        this.backlogs = backlogs;
        this.deliveries = deliveries;
        this.clock = clock;
        this.standStill = new StandStill(properties.standStill());
        this.start = clock.instant();
        this.subscribers = SingletonSupplier.of(
                () -> listeners.all().stream().map(Listener::subscriber).toList());
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var measured = backlogs.last();
        var age = Duration.between(measured.at(), clock.instant());
        var still = standingStill(measured.backlogs(), age);
        if (!couriers.atWork()) {
            builder.down().withDetail("workers", "not running");
        } else if (age.compareTo(standStill.bound().multipliedBy(2)) > 0) {
            builder.down().withDetail("measuredAt", measured.at());
        } else if (!still.isEmpty()) {
            builder.down().withDetail("standingStill", still);
        } else {
            builder.up();
        }
    }

    /** Only what this node has to deliver: listeners of other nodes are theirs to judge. */
    private List<String> standingStill(List<Backlog> measured, Duration age) {
        var byName = measured.stream().collect(Collectors.toMap(Backlog::listener, Function.identity()));
        return subscribers.get().stream()
                .filter(subscriber -> byName.containsKey(subscriber.id()))
                .filter(subscriber -> standsStill(
                        subscriber,
                        requireNonNull(byName.get(subscriber.id()))
                                .since()
                                .lag()
                                .plus(age)))
                .map(Subscriber::id)
                .toList();
    }

    private boolean standsStill(Subscriber subscriber, Duration lag) {
        var lastRound = deliveries.lastRound(subscriber.id()).orElse(start);
        return standStill.isMet(
                lag,
                Duration.between(lastRound, clock.instant()),
                subscriber.settings().patience());
    }
}
