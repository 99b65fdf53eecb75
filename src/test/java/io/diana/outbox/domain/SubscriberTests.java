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

    @ParameterizedTest
    @CsvSource({"1, true, 20", "2, false, 2", "500, false, 500"})
    void getsARunOfOneAggregateWhereItTakesOneAtATime(int batch, boolean isSingle, int most) {
        var settings = new Settings(false, false, batch, 1, 1, Duration.ofSeconds(1));

        assertThat(settings.isSingle()).isEqualTo(isSingle);
        assertThat(settings.most()).isEqualTo(most);
    }

    @Test
    void keepsItsTypesFromLaterChanges() {
        var types = new HashSet<>(Set.of("a"));
        var subscriber = new Subscriber("s", types, new Settings(true, true, 1, 1, 1, Duration.ofSeconds(1)));

        types.add("b");

        assertThat(subscriber.types()).containsExactly("a");
    }
}
