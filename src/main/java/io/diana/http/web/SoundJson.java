package io.diana.http.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads JSON trees, and refuses what only looks sound: numbers too great for a double, which would turn into infinity,
 * and halves of surrogate pairs, which no UTF-8 can hold and the database refuses.
 */
class SoundJson extends DelegatingDeserializer {

    SoundJson() {
        this(JsonNodeDeserializer.getDeserializer(JsonNode.class));
    }

    private SoundJson(ValueDeserializer<?> delegate) {
        super(delegate);
    }

    /** The reader as registration wants it. */
    @SuppressWarnings("unchecked") // reads whatever a JsonNode reader reads
    static ValueDeserializer<JsonNode> reader() {
        return (ValueDeserializer<JsonNode>) (ValueDeserializer<?>) new SoundJson();
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> newDelegatee) {
        return new SoundJson(newDelegatee);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        var value = super.deserialize(parser, context);
        if (value instanceof JsonNode node) {
            check(parser, JsonPointer.empty(), node);
        }
        return value;
    }

    private static void check(JsonParser parser, JsonPointer at, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> checkMember(parser, at, member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                check(parser, at.appendIndex(i), node.get(i));
            }
        } else if (node.isString()) {
            checkText(parser, at, node.stringValue());
        } else if (node.isNumber() && !Double.isFinite(node.numberValue().doubleValue())) {
            throw new UnsoundJsonException(parser, at, "A number is too great.");
        }
    }

    private static void checkMember(JsonParser parser, JsonPointer at, String name, JsonNode value) {
        checkText(parser, at, name);
        check(parser, at.appendProperty(name), value);
    }

    private static void checkText(JsonParser parser, JsonPointer at, String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                throw new UnsoundJsonException(parser, at, "Half of a surrogate pair stands alone.");
            }
        }
    }
}
