package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DeadlineFilterTests {

    private static final Duration DEADLINE = Duration.ofMillis(20);
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final DeadlineFilter filter = new DeadlineFilter(new HttpProperties(DEADLINE, DataSize.ofMegabytes(1)));
    private final Mono<Void> takesLonger = Mono.delay(DEADLINE.multipliedBy(5)).then();

    @Test
    void givesUpWhatHasNotBegunInTimeAndCancelsTheWork() {
        var cancelled = new AtomicBoolean();
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

        filter.filter(exchange, _ -> Mono.<Void>never().doOnCancel(() -> cancelled.set(true)))
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> {
                    var answer = (ProblemException) error;
                    assertThat(answer.problem().status()).isEqualTo(503);
                    assertThat(answer.problem().code()).isEqualTo("deadline-exceeded");
                    assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("5");
                })
                .verify(BOUND);

        assertThat(cancelled).isTrue();
    }

    @Test
    void letsAnAnswerGoOnThatHasBegun() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        exchange.getResponse().setComplete().block();

        filter.filter(exchange, _ -> takesLonger)
                .as(StepVerifier::create)
                .expectComplete()
                .verify(BOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv", "Text/CSV ; charset=utf-8"})
    void letsAStreamComeAsItComes(String type) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post("/").header("Content-Type", type));

        filter.filter(exchange, _ -> takesLonger)
                .as(StepVerifier::create)
                .expectComplete()
                .verify(BOUND);
    }
}
