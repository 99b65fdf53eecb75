package io.diana.outbox.web;

import io.diana.outbox.domain.Publication.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the values that narrow a list of publications down.
 *
 * @param rule what it has to be
 */
record FilterValue<T>(String name, String rule, Function<String, Optional<T>> reading) {

    static final FilterValue<Status> STATUS =
            new FilterValue<>("status", "One of pending, retrying, dead, done.", FilterValue::status);

    static final FilterValue<String> LISTENER = new FilterValue<>(
            "listener",
            "Up to 100 lower-case letters, digits, dots and hyphens, as listeners are called.",
            text -> matching(text, "[a-z0-9]+([.-][a-z0-9]+)*", 100));

    static final FilterValue<String> TYPE = new FilterValue<>(
            "type",
            "The name of an event's type, such as UserRegistered.",
            text -> matching(text, "[A-Za-z_$][A-Za-z0-9_$]*([.][A-Za-z_$][A-Za-z0-9_$]*)*", 300));

    static final FilterValue<Instant> SINCE = new FilterValue<>("since", "An RFC 3339 instant.", FilterValue::instant);

    /** The value of a text; empty when it breaks the rule. */
    Optional<T> read(String text) {
        return reading.apply(text);
    }

    private static Optional<Status> status(String text) {
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static Optional<String> matching(String text, String pattern, int longest) {
        return text.length() <= longest && text.matches(pattern) ? Optional.of(text) : Optional.empty();
    }

    /** A plus sign that was not escaped arrives as a space; years have four digits. */
    private static Optional<Instant> instant(String text) {
        try {
            return Character.isDigit(text.isEmpty() ? ' ' : text.charAt(0))
                    ? Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant())
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
