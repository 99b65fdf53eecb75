package io.diana.outbox.schedule;

import io.diana.outbox.application.BacklogQuery;
import io.diana.outbox.domain.Backlog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Measures the backlogs by one query now and then. Counting a million publications takes a while: after each
 * measurement there is a pause of fifty times as long as it took, so that measuring never costs more than a fiftieth of a
 * connection, up to a bound that keeps the numbers of use. There is one label, and as many values of it as listeners.
 */
@Component
class BacklogMeters {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogMeters.class);
    private static final int REST = 50;

    private final BacklogQuery query;
    private final Clock clock;
    private final Duration longestPause;
    private final Map<MultiGauge, ToDoubleFunction<Backlog>> gauges;
    private volatile Measured last;
    private volatile Instant next = Instant.MIN;

    BacklogMeters(BacklogQuery query, MeterRegistry registry, Clock clock, MeasuringProperties properties) {
        this.query = query;
        this.clock = clock;
        this.longestPause = properties.standStill().dividedBy(2);
        this.last = new Measured(clock.instant(), List.of());
        this.gauges = Map.of(
                gauge(registry, "lag", "How long the first of what could be delivered has been waiting.", true),
                backlog -> seconds(backlog.since().lag()),
                gauge(registry, "oldest", "Age of the oldest that is neither delivered nor given up.", true),
                backlog -> seconds(backlog.since().age(backlog.since().oldest())),
                gauge(registry, "pending", "To be delivered, including those that wait for one that failed.", false),
                backlog -> backlog.count().pending(),
                gauge(registry, "dead", "Given up.", false),
                backlog -> backlog.count().dead());
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description, boolean isTime) {
        return MultiGauge.builder("diana.outbox." + name)
                .description(description)
                .baseUnit(isTime ? "seconds" : null)
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /**
     * Whoever is scheduled and does not end keeps the others waiting: a pause is a round that does nothing. Spring asks for the
     * publisher once and subscribes to it again and again, so the clock is looked at in it.
     */
    @Scheduled(fixedDelayString = "${diana.outbox.measuring.every:10s}")
    Mono<Void> measure() {
        return Mono.defer(() -> {
            var begin = clock.instant();
            return begin.isBefore(next) ? Mono.empty() : measure(begin);
        });
    }

    private Mono<Void> measure(Instant begin) {
        return query.backlogs()
                .doOnNext(backlogs -> note(backlogs, begin))
                .then()
                .onErrorResume(failure -> {
                    LOG.warn("The backlogs were not measured, the next round tries again: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private void note(List<Backlog> backlogs, Instant begin) {
        var now = clock.instant();
        var rest = Duration.between(begin, now).multipliedBy(REST);
        last = new Measured(now, backlogs);
        next = now.plus(rest.compareTo(longestPause) < 0 ? rest : longestPause);
        gauges.forEach((gauge, value) -> gauge.register(
                backlogs.stream().map(backlog -> row(backlog, value)).toList(), true));
    }

    private static Row<?> row(Backlog backlog, ToDoubleFunction<Backlog> value) {
        return Row.of(Tags.of("listener", backlog.listener()), value.applyAsDouble(backlog));
    }

    /** What was measured last; nothing, at the start of the application. */
    Measured last() {
        return last;
    }

    /**
     * A measurement.
     *
     * @param at when, by the clock of this node
     */
    record Measured(Instant at, List<Backlog> backlogs) {}
}
