package io.diana.outbox.application;

import static io.diana.outbox.application.Events.SUBSCRIBER;
import static io.diana.outbox.application.Events.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.Publications.Failure;
import io.diana.outbox.domain.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordFailureTests {

    private final RecordedPublications publications = new RecordedPublications();
    private final RecordFailure record =
            new RecordFailure(publications, new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(1)));

    @Test
    void letsAFailedDeliveryRest() {
        var failure = failed(1, new IllegalStateException("on purpose"));

        assertThat(failure.rest()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
        assertThat(failure.delivery()).isEqualTo(delivery(5, 1));
        assertThat(failure.error()).isEqualTo("java.lang.IllegalStateException: on purpose");
    }

    @Test
    void givesItUpAfterTheLastAttempt() {
        assertThat(failed(SUBSCRIBER.settings().attempts() - 1, new IllegalStateException())
                        .rest())
                .isNull();
    }

    @Test
    void saysWhatCausedTheFailure() {
        assertThat(failed(0, new IllegalStateException("outer", new IllegalArgumentException("inner")))
                        .error())
                .isEqualTo("java.lang.IllegalStateException: outer\n"
                        + "caused by java.lang.IllegalArgumentException: inner");
    }

    @Test
    void keepsWordsWithinWhatAColumnHolds() {
        assertThat(failed(0, new IllegalStateException("\0" + "😀".repeat(3_000)))
                        .error())
                .doesNotContain("\0")
                .satisfies(words ->
                        assertThat(words.codePointCount(0, words.length())).isEqualTo(2_000));
    }

    @Test
    void endsWithAnErrorThatCausesItself() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertThat(failed(0, one).error().lines()).hasSize(5);
    }

    private Failure failed(int attempts, Throwable error) {
        record.of(SUBSCRIBER, delivery(5, attempts), error).block();
        return publications.failures.getLast();
    }
}
