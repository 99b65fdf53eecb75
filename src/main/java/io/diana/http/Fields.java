package io.diana.http;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a JSON object field by field and gathers everything that is wrong with it, so that a caller learns all at once.
 *
 * <p>A field that is absent or null reads as null. A value of another JSON type reads as null too and is a violation
 * {@code type}; nothing is converted. Whatever was never asked for is a violation {@code unknown-field}. One instance
 * reads one object in one thread.
 */
public final class Fields {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final Violation NO_OBJECT = new Violation("", "type", "Must be an object.");

    private final JsonNode body;
    private final boolean isObject;
    private final Set<String> known = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private Fields(JsonNode body, boolean isObject) {
        this.body = body;
        this.isObject = isObject;
    }

    /** Opens a body for reading; one that is no object is a violation of its root and of nothing else. */
    public static Fields of(JsonNode body) {
        return body.isObject() ? new Fields(body, true) : new Fields(JsonNodeFactory.instance.objectNode(), false);
    }

    /** Tells whether the field is there, be it null. */
    public boolean has(String name) {
        known.add(name);
        return body.has(name);
    }

    /** A string. */
    public @Nullable String text(String name) {
        return read(name, JsonNode::isString, JsonNode::stringValue, "Must be a string.");
    }

    /** A whole number between -2^63 and 2^63-1, written without fraction or exponent. */
    public @Nullable Long integer(String name) {
        return read(
                name,
                value -> value.isIntegralNumber() && value.canConvertToLong(),
                JsonNode::longValue,
                "Must be a whole number between -2^63 and 2^63-1.");
    }

    /** True or false. */
    public @Nullable Boolean flag(String name) {
        return read(name, JsonNode::isBoolean, JsonNode::booleanValue, "Must be true or false.");
    }

    /** An instant with its offset, in a year of four digits (RFC 3339 §5.6). */
    public @Nullable Instant instant(String name) {
        return parse(name, Fields::toInstant, "instant", "Must be an RFC 3339 instant such as 2030-01-31T12:00:00Z.");
    }

    /** A period of fixed length: weeks or days, hours, minutes and seconds (ISO 8601-1 §5.5.2), not negative. */
    public @Nullable Duration period(String name) {
        return parse(name, Periods::parse, "period", "Must be an ISO 8601 period of weeks, days or less, such as P7D.");
    }

    /** Anything but null. */
    public @Nullable JsonNode node(String name) {
        return read(name, _ -> true, Function.identity(), "");
    }

    /** Adds what a rule beyond the JSON type has against a field. */
    public void refuse(String name, String code, String detail) {
        known.add(name);
        violations.add(new Violation(Pointers.of(name), code, detail));
    }

    /** Adds what is wrong within a field that is no single value, each with a path from there. */
    public void refuse(String name, List<Violation> within) {
        known.add(name);
        within.stream().map(it -> it.under(Pointers.of(name))).forEach(violations::add);
    }

    /** What was found to be wrong with one field so far. */
    public List<Violation> violations(String name) {
        return violations.stream()
                .filter(it -> it.path().equals(Pointers.of(name)))
                .toList();
    }

    /** Everything that is wrong: what reading and refusing found, then the members that nobody asked for. */
    public List<Violation> violations() {
        if (!isObject) {
            return List.of(NO_OBJECT);
        }
        var all = new ArrayList<>(violations);
        body.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation(Pointers.of(name), "unknown-field", "There is no such field."))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** The same with what rules have against the values; of a field that could not be read they say nothing new. */
    public List<Violation> violations(Checked<?> rules) {
        var shape = violations();
        if (!isObject || !(rules instanceof Invalid<?>(var broken))) {
            return shape;
        }
        var unread = shape.stream().map(Violation::path).collect(Collectors.toSet());
        var more = broken.stream().filter(it -> !unread.contains(it.path()));
        return Stream.concat(shape.stream(), more).toList();
    }

    private <T> @Nullable T read(
            String name, Predicate<JsonNode> isRight, Function<JsonNode, T> convert, String otherwise) {
        known.add(name);
        var value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!isRight.test(value)) {
            refuse(name, "type", otherwise);
            return null;
        }
        return convert.apply(value);
    }

    private <T> @Nullable T parse(String name, Function<String, T> convert, String code, String otherwise) {
        var text = text(name);
        try {
            return text == null ? null : convert.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            refuse(name, code, otherwise);
            return null;
        }
    }

    private static Instant toInstant(String text) {
        var instant = Instant.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("A year has four digits.");
        }
        return instant;
    }
}
