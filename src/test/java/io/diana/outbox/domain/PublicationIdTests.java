package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationIdTests {

    @Test
    void readsWhatItWrites() {
        var id = new PublicationId(815, 3);

        assertThat(id).hasToString("815.3");
        assertThat(PublicationId.parse("815.3")).contains(id);
        assertThat(PublicationId.parse("999999999999999999.999999999"))
                .contains(new PublicationId(999_999_999_999_999_999L, 999_999_999));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.",
                ".1",
                "1.2.3",
                "01.2",
                "1.02",
                "-1.2",
                "1.-2",
                "1,2",
                " 1.2",
                "1.2 ",
                "1.1000000000",
                "1000000000000000000.1",
                "٣.١"
            })
    void readsNothingElse(String text) {
        assertThat(PublicationId.parse(text)).isEmpty();
    }

    @Test
    void isOrderedByPositionAndListener() {
        var sorted = Stream.of(new PublicationId(2, 1), new PublicationId(1, 9), new PublicationId(1, 10))
                .sorted();

        assertThat(sorted).extracting(PublicationId::toString).containsExactly("1.9", "1.10", "2.1");
    }
}
