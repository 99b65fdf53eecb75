package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.diana.outbox.domain.Subscriber.Settings;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriberTests {

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "1, 0, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0"})
    void refusesSettingsWithWhichNothingWouldBeDelivered(int batch, int workers, int attempts, int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(false, false, batch, workers, attempts, Duration.ofSeconds(seconds)));
    }

    @Test
    void keepsItsTypesFromLaterChanges() {
        var types = new HashSet<>(Set.of("a"));
        var subscriber = new Subscriber("s", types, new Settings(true, true, 1, 1, 1, Duration.ofSeconds(1)));

        types.add("b");

        assertThat(subscriber.types()).containsExactly("a");
    }
}
