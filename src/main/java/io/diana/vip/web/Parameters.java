package io.diana.vip.web;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.vip.domain.Term;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query; what breaks its rule is a 422 that names it. */
final class Parameters {

    private Parameters() {}

    /** An instant; null when it is left out. A plus sign that was not escaped arrives as a space. */
    static @Nullable Instant instant(String name, @Nullable String text) {
        return read(name, text, Parameters::toInstant, "An RFC 3339 instant such as 2030-01-31T12:00:00Z.");
    }

    private static Instant toInstant(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new DateTimeException("A year has four digits.");
        }
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    /** A period; null when it is left out. */
    static @Nullable Term period(String name, @Nullable String text) {
        return read(name, text, Term::parse, "An ISO 8601 period such as P7D or PT1H.");
    }

    private static <T> @Nullable T read(
            String name, @Nullable String text, Function<String, T> convert, String otherwise) {
        try {
            return text == null ? null : convert.apply(text);
        } catch (DateTimeException _) {
            throw new ProblemException(Problem.invalidParameter("query", name, "invalid-parameter", otherwise));
        }
    }
}
