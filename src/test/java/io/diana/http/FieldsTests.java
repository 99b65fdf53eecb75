package io.diana.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.diana.validation.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FieldsTests {

    private static final JsonMapper JSON = new JsonMapper();

    /** Each way of reading a field. */
    enum Reading {
        TEXT,
        INTEGER,
        FLAG,
        INSTANT,
        PERIOD,
        NODE;

        @Nullable
        Object of(Fields fields) {
            return switch (this) {
                case TEXT -> fields.text("field");
                case INTEGER -> fields.integer("field");
                case FLAG -> fields.flag("field");
                case INSTANT -> fields.instant("field");
                case PERIOD -> fields.period("field");
                case NODE -> fields.node("field");
            };
        }
    }

    @Test
    void readsEachType() {
        var fields = fields("""
                {"text": "", "integer": -9223372036854775808, "flag": false, "node": [1],
                 "instant": "2030-01-31T12:00:00.5+02:00", "period": "P1DT2H"}
                """);

        assertThat(fields.text("text")).isEmpty();
        assertThat(fields.integer("integer")).isEqualTo(Long.MIN_VALUE);
        assertThat(fields.flag("flag")).isFalse();
        assertThat(fields.node("node")).isEqualTo(JSON.readTree("[1]"));
        assertThat(fields.instant("instant")).isEqualTo(Instant.parse("2030-01-31T10:00:00.5Z"));
        assertThat(fields.period("period")).isEqualTo(Duration.ofHours(26));
        assertThat(fields.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatIsAbsentOrNullAsNull(Reading reading) {
        for (var body : List.of("{}", "{\"field\": null}")) {
            var fields = fields(body);

            assertThat(reading.of(fields)).isNull();
            assertThat(fields.violations()).isEmpty();
        }
    }

    @Test
    void tellsAbsentFromNull() {
        var fields = fields("{\"there\": null}");

        assertThat(fields.has("there")).isTrue();
        assertThat(fields.has("elsewhere")).isFalse();
        assertThat(fields.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TEXT    | 7
                    TEXT    | true
                    TEXT    | ["a"]
                    INTEGER | "7"
                    INTEGER | 7.0
                    INTEGER | 7e0
                    INTEGER | true
                    INTEGER | 9223372036854775808
                    FLAG    | "true"
                    FLAG    | 1
                    INSTANT | 1893456000
                    PERIOD  | 7
                    """)
    void convertsNothing(Reading reading, String value) {
        var fields = fields("{\"field\": %s}".formatted(value));

        assertThat(reading.of(fields)).isNull();
        assertThat(fields.violations())
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("/field", "type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2030-01-31",
                "2030-01-31T12:00:00",
                "2030-02-30T12:00:00Z",
                "2030-01-31T25:00:00Z",
                "2030-01-31 12:00:00Z",
                "1893456000",
                "+12030-01-31T12:00:00Z",
                "-0001-01-31T12:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00"
            })
    void refusesWhatIsNoInstantOfOurEra(String value) {
        var fields = fields("{\"field\": \"%s\"}".formatted(value));

        assertThat(fields.instant("field")).isNull();
        assertThat(fields.violations()).extracting(Violation::code).containsExactly("instant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
    void readsTheFirstAndTheLastInstant(String value) {
        assertThat(fields("{\"field\": \"%s\"}".formatted(value)).instant("field"))
                .isEqualTo(Instant.parse(value));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT0S", "P7D, PT168H", "P2W, PT336H", "P999999W, PT167999832H", "PT0.5S, PT0.5S", "PT5S, PT5S"})
    void readsPeriodsOfFixedLength(String text, Duration period) {
        assertThat(fields("{\"field\": \"%s\"}".formatted(text)).period("field"))
                .isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "P", "P1M", "P1Y", "P1W1D", "P1000000W", "-P7D", "P-7D", "PT99999999999999999999S"})
    void refusesPeriodsThatHangOnACalendarOrAreNegativeOrBeyondCounting(String text) {
        var fields = fields("{\"field\": \"%s\"}".formatted(text));

        assertThat(fields.period("field")).isNull();
        assertThat(fields.violations()).extracting(Violation::code).containsExactly("period");
    }

    @Test
    void gathersAllThatIsWrong() {
        var fields = fields("{\"a\": 1, \"b\": 2, \"c/d~e\": 3}");

        fields.text("a");
        fields.refuse("b", "odd", "Must be odd.");

        assertThat(fields.violations())
                .containsExactly(
                        new Violation("/a", "type", "Must be a string."),
                        new Violation("/b", "odd", "Must be odd."),
                        new Violation("/c~1d~0e", "unknown-field", "There is no such field."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "1", "null"})
    void hasNoFieldsWhereThereIsNoObject(String body) {
        var fields = fields(body);

        assertThat(fields.has("field")).isFalse();
        assertThat(fields.text("field")).isNull();
        assertThat(fields.violations()).containsExactly(new Violation("", "type", "Must be an object."));
    }

    private static Fields fields(String body) {
        return Fields.of(JSON.readTree(body));
    }
}
