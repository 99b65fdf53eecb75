package io.diana.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuspensionTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Violation PAST = new Violation("/until", "past", "A suspension ends in the future.");

    @Test
    void startsNow() {
        assertThat(Suspension.of("spam", null, "operator:ana", NOW))
                .isEqualTo(new Valid<>(new Suspension("spam", "operator:ana", NOW, null)));
    }

    @Test
    void endsInTheFuture() {
        var soon = NOW.plusNanos(1);

        assertThat(Suspension.of("spam", soon, "operator:ana", NOW))
                .isEqualTo(new Valid<>(new Suspension("spam", "operator:ana", NOW, soon)));
        assertThat(violations("spam", NOW)).containsExactly(PAST);
        assertThat(violations("spam", NOW.minusNanos(1))).containsExactly(PAST);
    }

    @Test
    void hasAReason() {
        var required = new Violation("/reason", "required", "This needs a reason.");

        assertThat(violations(null, null)).containsExactly(required);
        assertThat(violations("", null)).containsExactly(required);
        assertThat(violations(" ", NOW)).containsExactly(required, PAST);
    }

    @Test
    void hasAReasonOfUpTo500CodePoints() {
        assertThat(violations("x", null)).isEmpty();
        assertThat(violations("😀".repeat(500), null)).isEmpty();
        assertThat(violations("x".repeat(501), null))
                .containsExactly(new Violation("/reason", "too-long", "At most 500 characters."));
    }

    @Test
    void hasAReasonWithoutControlCharacters() {
        assertThat(violations("a\u0000", null))
                .containsExactly(
                        new Violation("/reason", "control-character", "Control characters are not part of a reason."));
        assertThat(violations("a\uD800", NOW)).extracting(Violation::code).containsExactly("control-character", "past");
    }

    private static List<Violation> violations(@Nullable String reason, @Nullable Instant until) {
        return Suspension.of(reason, until, "operator:ana", NOW) instanceof Invalid<Suspension>(var violations)
                ? violations
                : List.of();
    }
}
