package io.diana.gamification.web;

import io.diana.gamification.domain.Context;
import io.diana.http.Fields;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what is said of an action: free keys, but not without bounds. */
final class ContextReader {

    private static final int LARGEST = 4_096;
    private static final int DEEPEST = 4;

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
        if (canonical.contains("\\u0000")) {
            fields.refuse("context", "control-character", "NUL is not part of a context.");
            return Context.NONE;
        }
        return node.isEmpty() ? Context.NONE : new Context(canonical, texts(node));
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
