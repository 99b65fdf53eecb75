package io.diana.outbox.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Listens;
import io.diana.outbox.Outbox;
import io.diana.outbox.Spoken;
import io.diana.outbox.Spoken.Thing;
import io.diana.testing.DianaTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatusCode;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Deliveries are made to stand still; the bound here is two seconds, twice what a call may take. */
@DianaTest(
        properties = {
            "diana.outbox.poll=100ms",
            "diana.outbox.measuring.every=100ms",
            "diana.outbox.measuring.stand-still=1s"
        })
@Import(DeliveriesHealthTests.Slow.class)
class DeliveriesHealthTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double BOUND_SECONDS = 2;
    private static final AtomicReference<Mono<Void>> TIME = new AtomicReference<>(Mono.empty());

    @Autowired
    Outbox outbox;

    @Autowired
    DatabaseClient db;

    @Autowired
    ReactiveTransactionManager transactions;

    @Autowired
    Couriers couriers;

    @Autowired
    MeterRegistry meters;

    @LocalManagementPort
    int port;

    @AfterEach
    void becomeQuickAgain() {
        TIME.set(Mono.empty());
        awaitStatus(200);
    }

    @Test
    void isDownWhileNothingCanBeDelivered() {
        awaitStatus(200);
        var goOn = Sinks.<Void>empty();
        var locked = lock("outbox.completion IN EXCLUSIVE MODE", goOn); // deliveries can be begun, but not completed

        publish(3);

        awaitStatus(503);
        assertThat(status("/readiness"))
                .as("requests are answered all the same")
                .isEqualTo(200);
        assertThat(status("/liveness")).isEqualTo(200);
        goOn.tryEmitEmpty();
        awaitStatus(200);
        locked.dispose();
    }

    @Test
    void isDownWhileNothingCanBeMeasured() {
        awaitStatus(200);
        var goOn = Sinks.<Void>empty();
        var locked = lock("outbox.listener IN ACCESS EXCLUSIVE MODE", goOn);

        awaitStatus(503);
        goOn.tryEmitEmpty();
        awaitStatus(200);
        locked.dispose();
    }

    @Test
    void isUpWhileALongBacklogIsWorkedOff() {
        TIME.set(Mono.<Void>empty().delaySubscription(Duration.ofMillis(100)));
        publish(120);

        var longest = 0.0;
        Awaitility.await().atMost(LIMIT).until(() -> gauge("pending") > 50);
        while (gauge("pending") > 0) {
            assertThat(status("")).isEqualTo(200);
            longest = Math.max(longest, gauge("lag"));
            assertThat(gauge("oldest")).isGreaterThanOrEqualTo(gauge("lag") - 0.2);
        }
        assertThat(longest).isGreaterThan(BOUND_SECONDS);
        assertThat(gauge("dead")).isZero();
    }

    @Test
    void isDownWhileNoWorkerRuns() {
        awaitStatus(200);

        couriers.stop();
        try {
            assertThat(status("")).isEqualTo(503);
        } finally {
            couriers.start();
        }

        awaitStatus(200);
    }

    private Disposable lock(String what, Sinks.Empty<Void> goOn) {
        var isLocked = Sinks.<Void>empty();
        var lock = db.sql("LOCK TABLE " + what)
                .then()
                .doOnSuccess(_ -> isLocked.tryEmitEmpty())
                .then(goOn.asMono())
                .as(TransactionalOperator.create(transactions)::transactional)
                .subscribe();
        isLocked.asMono().block(LIMIT);
        return lock;
    }

    private void publish(int count) {
        var events = IntStream.range(0, count)
                .mapToObj(n -> new Spoken(new Thing(UUID.randomUUID().toString()), n))
                .toList();
        TransactionalOperator.create(transactions)
                .transactional(outbox.publish(events))
                .block(LIMIT);
    }

    private double gauge(String name) {
        return meters.get("diana.outbox." + name)
                .tag("listener", "test.slow")
                .gauge()
                .value();
    }

    private void awaitStatus(int status) {
        Awaitility.await().atMost(LIMIT).until(() -> status("") == status);
    }

    private int status(String group) {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri("/actuator/health" + group)
                .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode()))
                .map(HttpStatusCode::value)
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    static class Slow {

        @Listens(id = "test.slow", seconds = 1)
        Mono<Void> on(Spoken event) {
            return TIME.get();
        }
    }
}
