package io.diana.outbox.application;

import static io.diana.outbox.application.Events.delivery;
import static io.diana.outbox.application.Events.event;
import static io.diana.outbox.application.Events.listener;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.DeliverPublications.Delivered;
import io.diana.outbox.application.Publications.Search;
import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DeliverPublicationsTests {

    private static final Search ALL = new Search(10, 0, true);

    private final RecordedPublications publications = new RecordedPublications();
    private final Bells bells = new Bells();
    private final DeliverPublications deliver = new DeliverPublications(publications, bells);

    @Test
    void completesWhatTheListenerHasHeard() {
        var claim = new Claim(List.of(delivery(1, 0), delivery(2, 0)), false);
        publications.claims.add(claim);
        var heard = new ArrayList<StoredEvent>();

        deliver.to(listener(events -> Mono.fromRunnable(() -> heard.addAll(events))), ALL)
                .as(StepVerifier::create)
                .expectNext(new Delivered(claim, List.of(Duration.ofMillis(3), Duration.ofMillis(3))))
                .verifyComplete();

        assertThat(heard).containsExactly(event(1), event(2));
        assertThat(publications.completed).containsExactly(claim);
    }

    @Test
    void callsNobodyWhenNothingIsDue() {
        deliver.to(listener(_ -> Mono.error(new AssertionError("called"))), ALL)
                .as(StepVerifier::create)
                .expectNext(new Delivered(new Claim(List.of(), false), List.of()))
                .verifyComplete();

        assertThat(publications.completed).isEmpty();
    }

    @Test
    void wakesAnotherWorkerWhenThereIsMore() {
        publications.claims.add(new Claim(List.of(delivery(1, 0)), true));

        deliver.to(listener(_ -> Mono.empty()), ALL).block();

        StepVerifier.create(bells.next("test.listener")).expectComplete().verify(Duration.ofSeconds(10));
    }

    @Test
    void looksAgainWheneverItHasDelivered() {
        publications.claims.add(new Claim(List.of(delivery(1, 2)), false));

        assertThat(deliver.to(listener(_ -> Mono.empty()), ALL).block())
                .isNotNull()
                .matches(Delivered::mayHaveMore);
        assertThat(deliver.to(listener(_ -> Mono.empty()), ALL).block())
                .isNotNull()
                .matches(nothing -> !nothing.mayHaveMore());
    }

    @Test
    void completesNothingWhenTheListenerFails() {
        publications.claims.add(new Claim(List.of(delivery(1, 0), delivery(2, 1)), false));
        var failure = new IllegalStateException("on purpose");

        deliver.to(listener(_ -> Mono.error(new HearingException(event(2), failure))), ALL)
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

        deliver.to(listener(_ -> Mono.error(new HearingException(null, new IllegalStateException()))), ALL)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                DeliveryException.class,
                                delivery -> assertThat(delivery.blamed()).isNull()))
                .verify();
    }
}
