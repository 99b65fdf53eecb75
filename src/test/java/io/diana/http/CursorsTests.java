package io.diana.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CursorsTests {

    private static final String LIST = "users?status=ACTIVE&sort=id";

    private final Cursors cursors = withKey("0123456789abcdef0123456789abcdef");

    @BeforeEach
    void loadKey() {
        cursors.ready().block();
    }

    static Stream<List<String>> positions() {
        return Stream.of(
                List.of(),
                List.of(""),
                List.of("815"),
                List.of("2030-01-31T12:00:00Z", "815"),
                List.of("", "", "a,b;c", "Ñandú 😀", "\u0000"));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void givesBackThePositionItWasSealedFor(List<String> position) {
        var cursor = cursors.seal(LIST, position);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.open(LIST, cursor)).isEqualTo(position);
    }

    @Test
    void isTheSameOnEveryNode() {
        var otherNode = withKey("0123456789abcdef0123456789abcdef");
        otherNode.ready().block();

        assertThat(otherNode.open(LIST, cursors.seal(LIST, List.of("815")))).containsExactly("815");
    }

    @Test
    void isNoGoodElsewhere() {
        var elsewhere = withKey("fedcba9876543210fedcba9876543210");
        elsewhere.ready().block();

        assertRefused(elsewhere, LIST, cursors.seal(LIST, List.of("815")));
    }

    @Test
    void continuesNoOtherList() {
        assertRefused(cursors, "users?status=ACTIVE&sort=-id", cursors.seal(LIST, List.of("815")));
        assertRefused(cursors, "", cursors.seal(LIST, List.of("815")));
    }

    /** What stands in the name of a list cannot be moved into the position. */
    @Test
    void signsWhereTheNameEnds() {
        var beginningOfPosition = "\0\0\0\u0001";

        assertThat(signature(cursors.seal("a", List.of("x"))))
                .isNotEqualTo(signature(cursors.seal("a" + beginningOfPosition + "x", List.of())));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void isRefusedWithAnyCharacterChanged(List<String> position) {
        var cursor = cursors.seal(LIST, position);

        for (var at = 0; at < cursor.length(); at++) {
            for (var other : List.of('A', 'B', 'Q', 'g', 'w', '_')) {
                if (cursor.charAt(at) != other) {
                    var changed = new StringBuilder(cursor);
                    changed.setCharAt(at, other);
                    assertRefused(cursors, LIST, changed.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "A", "AAAA", " ", "\n"})
    void isRefusedWithAnythingAdded(String more) {
        positions()
                .map(position -> cursors.seal(LIST, position))
                .forEach(cursor -> assertRefused(cursors, LIST, cursor + more));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void isRefusedWithAnythingMissing(List<String> position) {
        var cursor = cursors.seal(LIST, position);

        for (var length = 0; length < cursor.length(); length++) {
            assertRefused(cursors, LIST, cursor.substring(0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "815", "+/+/", "no cursor", "AAAAAAAAAAAAAAAAAAAAAA", "éééé"})
    void isNothingToMakeUp(String cursor) {
        assertRefused(cursors, LIST, cursor);
    }

    @Test
    void isRefusedUnreadWhenItIsTooLong() {
        assertRefused(cursors, LIST, cursors.seal(LIST, List.of("x".repeat(4_096))));
    }

    @Test
    void needsItsKey() {
        assertThatIllegalStateException()
                .isThrownBy(() -> withKey("0123456789abcdef0123456789abcdef").seal(LIST, List.of()))
                .withMessageContaining("take a PageRequest");
    }

    @Test
    void loadsItsKeyOnceAndTriesAgainAfterAFailure() {
        var loads = new AtomicInteger();
        var flaky = new Cursors(() -> Mono.fromSupplier(() -> {
            if (loads.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
            return "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        }));

        flaky.ready().as(StepVerifier::create).verifyErrorMessage("down");
        flaky.ready().as(StepVerifier::create).verifyComplete();
        flaky.ready().as(StepVerifier::create).verifyComplete();

        assertThat(loads).hasValue(2);
    }

    /** 21 characters of six bits: all of it but the last two bits. */
    private static String signature(String cursor) {
        return cursor.substring(0, 21);
    }

    private static Cursors withKey(String key) {
        return new Cursors(() -> Mono.just(key.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void assertRefused(Cursors cursors, String list, String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .as(cursor)
                .isThrownBy(() -> cursors.open(list, cursor))
                .satisfies(refused -> assertThat(refused.problem())
                        .extracting(Problem::status, Problem::code)
                        .containsExactly(400, "invalid-cursor"));
    }
}
