package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPositionTests {

    @Test
    void readsWhatItWrites() {
        var position = new EventPosition(7_431, 1_022);

        assertThat(EventPosition.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "1-2-3", "1 -2", "a-2", "1-b", "-1-2", "1234567890123456789-1"})
    void readsNothingElse(String text) {
        assertThat(EventPosition.parse(text)).isEmpty();
    }

    @Test
    void goesByTransactionBeforeNumber() {
        var early = new EventPosition(1, 9);
        var late = new EventPosition(2, 1);
        var later = new EventPosition(2, 2);

        assertThat(Stream.of(later, early, late).sorted()).containsExactly(early, late, later);
        assertThat(late).isEqualByComparingTo(new EventPosition(2, 1));
    }
}
