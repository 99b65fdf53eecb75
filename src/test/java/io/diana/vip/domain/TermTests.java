package io.diana.vip.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTests {

    @ParameterizedTest
    @CsvSource({
        "P30D, 2030-01-31T12:00:00Z, 2030-03-02T12:00:00Z",
        "P1M, 2030-01-31T12:00:00Z, 2030-02-28T12:00:00Z",
        "P1M, 2032-01-31T12:00:00Z, 2032-02-29T12:00:00Z",
        "P1Y, 2032-02-29T00:00:00Z, 2033-02-28T00:00:00Z",
        "P2W, 2030-01-01T00:00:00Z, 2030-01-15T00:00:00Z",
        "PT5S, 2030-01-01T00:00:00Z, 2030-01-01T00:00:05Z",
        "P1DT1H1M1S, 2030-01-01T00:00:00Z, 2030-01-02T01:01:01Z"
    })
    void endsByTheCalendarOfUtc(String term, Instant start, Instant end) {
        assertThat(Term.parse(term).from(start)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "P30D, P30D",
        "P2W, P14D",
        "P14M, P1Y2M",
        "PT36H, PT36H",
        "P1DT5S, P1DT5S",
        "P1Y2M3DT4H5M6S, P1Y2M3DT4H5M6S"
    })
    void isWrittenAsIso8601DoesIt(String given, String written) {
        assertThat(Term.parse(given)).hasToString(written);
        assertThat(Term.parse(written)).isEqualTo(Term.parse(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "P", "PT", "P1", "30D", "P-1D", "-P1D", "P0D", "PT0S", "P1.5D", "PT1.5S", "p1d", "P1DT", "P1H",
                "P99999Y", "P1D "
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Term.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
