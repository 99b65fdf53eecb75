package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.diana.outbox.domain.Subscriber.Settings;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetiredTests {

    private static final Subscriber ALIVE =
            new Subscriber("a.b", Set.of("x.Y"), new Settings(true, true, 1, 1, 1, Duration.ofSeconds(1)));

    @Test
    void isAListenerOrOneTypeOfIt() {
        assertThat(Retired.parse("a.b")).isEqualTo(new Retired("a.b", null)).hasToString("a.b");
        assertThat(Retired.parse("a.b:x.Y"))
                .isEqualTo(new Retired("a.b", "x.Y"))
                .hasToString("a.b:x.Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", "a.b:", ":x.Y"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Retired.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"a.b, true", "a.b:x.Y, true", "a.b:x.Z, false", "a, false", "a:x.Y, false"})
    void isNotWhatSomebodyListensWith(String text, boolean isHeard) {
        assertThat(Retired.parse(text).isHeardBy(ALIVE)).isEqualTo(isHeard);
    }
}
