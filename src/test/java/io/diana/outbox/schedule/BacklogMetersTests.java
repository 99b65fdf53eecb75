package io.diana.outbox.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.BacklogQuery;
import io.diana.outbox.domain.Backlog;
import io.diana.outbox.domain.Backlog.Count;
import io.diana.outbox.domain.Backlog.Since;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class BacklogMetersTests {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private Instant now = START;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Counting query = new Counting();
    private final BacklogMeters meters = new BacklogMeters(
            query, registry, clock(), new MeasuringProperties(Duration.ofSeconds(10), Duration.ofSeconds(60)));

    @Test
    void restFiftyTimesAsLongAsMeasuringTook() {
        query.took = Duration.ofMillis(100);
        meters.measure().block();

        go(Duration.ofMillis(4_999));
        assertThat(query.count).isEqualTo(1);
        go(Duration.ofMillis(1));
        assertThat(query.count).isEqualTo(2);
    }

    @Test
    void restNoLongerThanTheNumbersAreOfUse() {
        query.took = Duration.ofSeconds(20);
        meters.measure().block();

        go(Duration.ofMillis(29_999));
        assertThat(query.count).isEqualTo(1);
        go(Duration.ofMillis(1));
        assertThat(query.count).isEqualTo(2);
    }

    @Test
    void keepWhatTheyHaveWhenTheDatabaseFails() {
        meters.measure().block();
        query.fails = true;
        go(Duration.ofSeconds(1));

        assertThat(query.count).isEqualTo(2);
        assertThat(meters.last().at()).isEqualTo(START);
        assertThat(registry.get("diana.outbox.pending")
                        .tag("listener", "test.listener")
                        .gauge()
                        .value())
                .isEqualTo(5);
    }

    private Clock clock() {
        InstantSource time = () -> now;
        return time.withZone(ZoneOffset.UTC);
    }

    private void go(Duration time) {
        now = now.plus(time);
        meters.measure().block();
    }

    private final class Counting implements BacklogQuery {

        int count;
        boolean fails;
        Duration took = Duration.ZERO;

        @Override
        public Mono<List<Backlog>> backlogs() {
            return Mono.fromSupplier(() -> {
                count++;
                now = now.plus(took);
                if (fails) {
                    throw new IllegalStateException("on purpose");
                }
                return List.of(new Backlog(
                        "test.listener",
                        List.of("Said"),
                        new Count(5, 2, 1, 0),
                        new Since(now, START, null, null, null)));
            });
        }

        @Override
        public Mono<Kept> kept() {
            throw new AssertionError("Nobody asks here.");
        }
    }
}
