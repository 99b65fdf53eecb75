package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTests {

    @Test
    void isADayAtLeast() {
        assertThat(new Retention(Duration.ofDays(1)).time()).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> new Retention(Duration.ofHours(23)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("diana.outbox.retention is at least one day.");
    }
}
