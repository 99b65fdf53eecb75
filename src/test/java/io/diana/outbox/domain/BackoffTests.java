package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    private static final double MIDDLE = 0.5;

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "10, 512", "11, 900", "12, 900", "2000000000, 900"})
    void doublesUpToTheLongestRest(int failures, long seconds) {
        assertThat(backoff.after(failures, MIDDLE)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void spreadsByAFifthEitherWay() {
        assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.after(1, 0.999_999)).isEqualTo(Duration.ofMillis(1_200));
    }

    @Test
    void isNeverZero() {
        var short1 = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(IntStream.rangeClosed(1, 40).mapToObj(n -> short1.after(n, 0)))
                .allMatch(Duration::isPositive);
    }

    @Test
    void needsRestsThatAreSuch() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
