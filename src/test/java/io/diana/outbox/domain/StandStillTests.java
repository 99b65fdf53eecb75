package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandStillTests {

    @ParameterizedTest
    @CsvSource({
        "61, 61, 20, true",
        "60, 61, 20, false",
        "61, 60, 20, false",
        "100000, 1, 20, false",
        "0, 100000, 20, false",
        "61, 61, 30, true",
        "62, 62, 31, false",
        "63, 63, 31, true"
    })
    void isMetWhenSomethingWaitsAndNothingHappens(int lag, int idle, int patience, boolean isMet) {
        var standStill = new StandStill(Duration.ofSeconds(60));

        assertThat(standStill.isMet(Duration.ofSeconds(lag), Duration.ofSeconds(idle), Duration.ofSeconds(patience)))
                .isEqualTo(isMet);
    }

    @Test
    void hasABound() {
        assertThatThrownBy(() -> new StandStill(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
