package io.diana.outbox.application;

import static io.diana.outbox.application.Events.delivery;
import static io.diana.outbox.application.Events.event;
import static io.diana.outbox.application.Events.listener;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Origin;
import io.diana.outbox.application.DeliverPublications.Delivered;
import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DeliverPublicationsTests {

    private final RecordedPublications publications = new RecordedPublications();
    private final Bells bells = new Bells();
    private final DeliverPublications deliver = new DeliverPublications(publications, bells);

    @Test
    void completesWhatTheListenerHasHeard() {
        var claim = new Claim(List.of(delivery(1, 0), delivery(2, 0)), false);
        publications.claims.add(claim);
        var heard = new ArrayList<StoredEvent>();

        deliver.to(listener(events -> Mono.fromRunnable(() -> heard.addAll(events))), 10, 0)
                .as(StepVerifier::create)
                .expectNext(new Delivered(claim, List.of(Duration.ofMillis(3), Duration.ofMillis(3))))
                .verifyComplete();

        assertThat(heard).containsExactly(event(1), event(2));
        assertThat(publications.completed).containsExactly(claim);
    }

    @Test
    void callsNobodyWhenNothingIsDue() {
        deliver.to(listener(_ -> Mono.error(new AssertionError("called"))), 10, 0)
                .as(StepVerifier::create)
                .expectNext(new Delivered(new Claim(List.of(), false), List.of()))
                .verifyComplete();

        assertThat(publications.completed).isEmpty();
    }

    @Test
    void wakesAnotherWorkerWhenThereIsMore() {
        publications.claims.add(new Claim(List.of(delivery(1, 0)), true));
        publications.claims.add(new Claim(List.of(delivery(2, 0)), false));
        var rings = new AtomicInteger();
        bells.next("test.listener").repeat(1).doOnNext(_ -> {}).subscribe(_ -> {}, _ -> {}, rings::incrementAndGet);

        var more = deliver.to(listener(_ -> Mono.empty()), 10, 0).block();
        var last = deliver.to(listener(_ -> Mono.empty()), 10, 0).block();

        assertThat(more).isNotNull().matches(Delivered::mayHaveMore);
        assertThat(last).isNotNull().matches(it -> !it.mayHaveMore());
        assertThat(rings).as("only one ring, so the second wait goes on").hasValue(0);
    }

    @Test
    void looksAgainAfterARetryBecauseOthersWaitedForIt() {
        publications.claims.add(new Claim(List.of(delivery(1, 2)), false));

        assertThat(deliver.to(listener(_ -> Mono.empty()), 10, 0).block())
                .isNotNull()
                .matches(Delivered::mayHaveMore);
    }

    @Test
    void completesNothingWhenTheListenerFails() {
        publications.claims.add(new Claim(List.of(delivery(1, 0), delivery(2, 1)), false));
        var failure = new IllegalStateException("on purpose");

        deliver.to(listener(_ -> Mono.error(new HearingException(event(2), failure))), 10, 0)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(DeliveryException.class, delivery -> {
                            assertThat(delivery.blamed()).isEqualTo(delivery(2, 1));
                            assertThat(delivery.failure()).isEqualTo(failure);
                        }))
                .verify();

        assertThat(publications.completed).isEmpty();
    }

    @Test
    void blamesNobodyWhenOneOfSeveralFails() {
        publications.claims.add(new Claim(List.of(delivery(1, 0), delivery(2, 0)), false));

        deliver.to(listener(_ -> Mono.error(new HearingException(null, new IllegalStateException()))), 10, 0)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                DeliveryException.class,
                                delivery -> assertThat(delivery.blamed()).isNull()))
                .verify();
    }

    @Test
    void givesUpAListenerThatTakesTooLong() {
        publications.claims.add(new Claim(List.of(delivery(1, 0)), false));

        StepVerifier.withVirtualTime(() -> deliver.to(listener(_ -> Mono.never()), 10, 0))
                .expectSubscription()
                .thenAwait(Events.SUBSCRIBER.settings().patience())
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(DeliveryException.class, delivery -> {
                            assertThat(delivery.blamed()).isEqualTo(delivery(1, 0));
                            assertThat(delivery.failure()).isInstanceOf(TimeoutException.class);
                        }))
                .verify();
    }

    @Test
    void letsWhatTheListenerSaysGoBackToTheSameRequest() {
        publications.claims.add(new Claim(List.of(delivery(7, 0)), false));
        var origins = new ArrayList<Origin>();

        deliver.to(listener(_ -> Origin.current().doOnNext(origins::add).then()), 10, 0)
                .block();

        assertThat(origins).containsExactly(new Origin("request-7", "0".repeat(31) + "7"));
    }
}
