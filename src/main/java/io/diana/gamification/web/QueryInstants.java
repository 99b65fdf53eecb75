package io.diana.gamification.web;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads instants from a query. */
final class QueryInstants {

    private QueryInstants() {}

    /** An instant; null when it is left out. A plus sign that was not escaped arrives as a space. */
    static @Nullable Instant read(String name, @Nullable String text) {
        try {
            return text == null ? null : parse(text);
        } catch (DateTimeException _) {
            throw new ProblemException(Problem.invalidParameter(
                    "query", name, "invalid-parameter", "An RFC 3339 instant such as 2030-01-31T12:00:00Z."));
        }
    }

    private static Instant parse(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new DateTimeException("A year has four digits.");
        }
        var read = OffsetDateTime.parse(text.replace(' ', '+'));
        if (read.getYear() < 1) {
            throw new DateTimeException("Before the year 1 there is none with four digits.");
        }
        return read.toInstant();
    }
}
