package io.diana.gamification.web;

import io.diana.http.Fields;
import io.diana.validation.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what is no single value or has to be there. What is missing or wrong is noted, and something stands in. */
final class Reading {

    private Reading() {}

    /** A value that has to be there. */
    static <T> T required(Fields fields, String name, @Nullable T value, T otherwise) {
        if (value == null && fields.node(name) == null) {
            fields.refuse(name, "required", "Must be there.");
        }
        return value == null ? otherwise : value;
    }

    static String text(Fields fields, String name) {
        return required(fields, name, fields.text(name), "");
    }

    static long integer(Fields fields, String name) {
        return required(fields, name, fields.integer(name), 0L);
    }

    /** One that is too large for any rule stays so. */
    static int small(Fields fields, String name) {
        return Math.clamp(integer(fields, name), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static @Nullable Integer smallIfAny(Fields fields, String name) {
        var value = fields.integer(name);
        return value == null ? null : (Integer) Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static boolean flag(Fields fields, String name, boolean otherwise) {
        var value = fields.flag(name);
        return value == null ? otherwise : value;
    }

    /** A number of which 1.5 and 1.50 are the same. */
    static BigDecimal factor(Fields fields, String name) {
        var node = fields.node(name);
        var factor = node == null ? null : factor(node);
        if (node != null && factor == null) {
            fields.refuse(name, "type", "Must be a number.");
        }
        return required(fields, name, factor, BigDecimal.ONE);
    }

    /** The same; null when it is no number. What no double can hold was refused before. */
    static @Nullable BigDecimal factor(JsonNode node) {
        if (!node.isNumber()) {
            return null;
        }
        var stripped = node.decimalValue().stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** One of the constants, written in small letters. */
    static <E extends Enum<E>> E constant(Fields fields, String name, E[] constants) {
        var text = required(fields, name, fields.text(name), word(constants[0]));
        for (var constant : constants) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        var words = Arrays.stream(constants).map(Reading::word).toList();
        fields.refuse(name, "unknown-value", "One of %s.".formatted(String.join(", ", words)));
        return constants[0];
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** An array of texts, none of them twice; empty when it is left out. */
    static List<String> texts(Fields fields, String name) {
        var texts = new ArrayList<String>();
        var violations = new ArrayList<Violation>();
        for (var node : array(fields, name)) {
            var path = "/" + texts.size();
            var text = node.isString() ? node.stringValue() : "";
            if (!node.isString()) {
                violations.add(new Violation(path, "type", "Must be a string."));
            } else if (texts.contains(text)) {
                violations.add(new Violation(path, "duplicate", "Is there before."));
            }
            texts.add(text);
        }
        fields.refuse(name, violations);
        return texts;
    }

    /** An array of objects; empty when it is left out. */
    static <T> List<T> objects(Fields fields, String name, Function<Fields, T> read) {
        var items = new ArrayList<T>();
        var violations = new ArrayList<Violation>();
        for (var node : array(fields, name)) {
            var path = "/" + items.size();
            var item = Fields.of(node);
            items.add(read.apply(item));
            item.violations().stream().map(it -> it.under(path)).forEach(violations::add);
        }
        fields.refuse(name, violations);
        return items;
    }

    /** An object. */
    static <T> @Nullable T object(Fields fields, String name, Function<Fields, T> read) {
        var node = fields.node(name);
        if (node == null) {
            return null;
        }
        var object = Fields.of(node);
        var value = read.apply(object);
        fields.refuse(name, object.violations());
        return value;
    }

    private static Iterable<JsonNode> array(Fields fields, String name) {
        var node = fields.node(name);
        if (node != null && !node.isArray()) {
            fields.refuse(name, "type", "Must be an array.");
        }
        return node != null && node.isArray() ? node : List.of();
    }
}
