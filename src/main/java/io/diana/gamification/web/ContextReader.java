package io.diana.gamification.web;

import io.diana.gamification.domain.Context;
import io.diana.http.Fields;
import io.diana.validation.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what is said of an action: free keys, but not without bounds. */
final class ContextReader {

    private static final int LARGEST = 4_096;
    private static final int DEEPEST = 4;
    private static final int DIGITS = 100;

    private ContextReader() {}

    /** The context of a body; nothing when it is left out, null or empty. */
    static Context read(Fields fields) {
        var node = fields.node("context");
        if (node == null) {
            return Context.NONE;
        }
        if (!node.isObject()) {
            fields.refuse("context", "type", "Must be an object.");
            return Context.NONE;
        }
        if (depth(node) > DEEPEST) {
            fields.refuse("context", "too-deep", "At most 4 levels.");
            return Context.NONE;
        }
        var canonical = sorted(node).toString();
        if (canonical.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            fields.refuse("context", "too-large", "At most 4 KiB.");
            return Context.NONE;
        }
        if (!isStorable(node)) {
            fields.refuse("context", "not-storable", "No NUL, half surrogates or numbers of more than 100 digits.");
            return Context.NONE;
        }
        return node.isEmpty() ? Context.NONE : new Context(canonical, texts(node));
    }

    /** Whether the database can keep it as JSON. */
    private static boolean isStorable(JsonNode node) {
        return switch (node) {
            case JsonNode it
            when it.isObject() ->
                it.propertyNames().stream().allMatch(Text::isStorable)
                        && it.values().stream().allMatch(ContextReader::isStorable);
            case JsonNode it when it.isArray() -> it.values().stream().allMatch(ContextReader::isStorable);
            case JsonNode it when it.isString() -> Text.isStorable(it.asString());
            case JsonNode it when it.isFloatingPointNumber() -> isShort(it);
            default -> true;
        };
    }

    private static boolean isShort(JsonNode number) {
        return Double.isFinite(number.doubleValue())
                && number.decimalValue().precision() <= DIGITS
                && Math.abs((long) number.decimalValue().scale()) <= DIGITS;
    }

    private static int depth(JsonNode node) {
        return node.isContainer()
                ? 1
                        + node.values().stream()
                                .mapToInt(ContextReader::depth)
                                .max()
                                .orElse(0)
                : 0;
    }

    /** The same content in one order, so that it is the same text. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.forEachEntry((key, value) -> fields.put(key, sorted(value)));
            var object = JsonNodeFactory.instance.objectNode();
            fields.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(value -> array.add(sorted(value)));
            return array;
        }
        return node;
    }

    private static java.util.Map<String, String> texts(JsonNode node) {
        var texts = new HashMap<String, String>();
        node.forEachEntry((key, value) -> {
            if (value.isString() || value.isNumber() || value.isBoolean()) {
                texts.put(key, value.asString());
            }
        });
        return texts;
    }
}
