package io.diana.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import reactor.test.StepVerifier;

class RequestIdsTests {

    private static final Instant NOW = Instant.parse("2030-01-31T12:00:00.123Z");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @ParameterizedTest
    @ValueSource(strings = {"a", "7f3c-\"odd\"~!", "01234567890123456789012345678901"})
    void keepTheNameThatTheCallerGave(String id) {
        assertThat(ids(RequestIds.HEADER, id).requestId()).isEqualTo(id);
        assertThat(ids(RequestIds.HEADER, "x".repeat(128)).requestId()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "a\nb", "ñ"})
    void areNewWhereTheNameIsUnsound(String id) {
        assertThat(ids(RequestIds.HEADER, id).requestId()).isNotEqualTo(id).hasSize(36);
        assertThat(ids(RequestIds.HEADER, "x".repeat(129)).requestId()).hasSize(36);
    }

    @Test
    void areUuidsThatSortByTime() {
        var earlier = UUID.fromString(RequestIds.of(new HttpHeaders(), NOW).requestId());
        var later = RequestIds.of(new HttpHeaders(), NOW.plusMillis(1)).requestId();

        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(earlier.toString()).isLessThan(later);
    }

    @Test
    void areAllDifferent() {
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(_ -> RequestIds.of(new HttpHeaders(), NOW).requestId()))
                .doesNotHaveDuplicates();
    }

    /** W3C Trace Context §3.2: our span is a child of the caller's. */
    @ParameterizedTest
    @CsvSource({"00, 01, ''", "00, 00, ''", "01, 03, ''", "cc, 01, '-what-comes-later'"})
    void stayInTheTraceOfTheCaller(String version, String flags, String more) {
        var ids = ids(RequestIds.TRACE_HEADER, "%s-%s-%s-%s%s".formatted(version, TRACE, SPAN, flags, more));

        assertThat(ids.traceId()).isEqualTo(TRACE);
        assertThat(ids.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
        assertThat(ids.traceparent()).isEqualTo("00-%s-%s-%s".formatted(TRACE, ids.spanId(), flags));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "-" + SPAN + "-01-",
                "cc-" + TRACE + "-" + SPAN + "-01more",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "0-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-1"
            })
    void beginATraceOfTheirOwnWhereThereIsNone(String traceparent) {
        var ids = ids(RequestIds.TRACE_HEADER, traceparent);

        assertThat(ids.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE).doesNotMatch("0+");
        assertThat(ids.flags()).isEqualTo("00");
    }

    @Test
    void goWithTheWorkOfTheirRequest() {
        var ids = RequestIds.of(new HttpHeaders(), NOW);

        RequestIds.current()
                .contextWrite(ids::enter)
                .as(StepVerifier::create)
                .expectNext(ids)
                .verifyComplete();
        RequestIds.current().as(StepVerifier::create).verifyComplete();
    }

    private static RequestIds ids(String header, String value) {
        var headers = new HttpHeaders();
        headers.set(header, value);
        return RequestIds.of(headers, NOW);
    }
}
