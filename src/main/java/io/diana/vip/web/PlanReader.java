package io.diana.vip.web;

import io.diana.http.Fields;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Violation;
import io.diana.vip.domain.Plan.Price;
import io.diana.vip.domain.Plan.Terms;
import io.diana.vip.domain.PlanRules;
import io.diana.vip.domain.PlanRules.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a plan from a body. What only Diana writes may be in it, so that a plan that was read can be sent back.
 *
 * @param key what it is called
 * @param terms what it shall be, or what is wrong with it
 * @param active whether it can be granted
 */
record PlanReader(String key, Checked<Terms> terms, boolean active) {

    static PlanReader of(String key, JsonNode body) {
        var fields = Fields.of(body);
        fields.integer("version");
        fields.instant("updatedAt");
        var named = fields.text("key");
        if (named != null && !named.equals(key)) {
            fields.refuse("key", "mismatch", "Must be the key in the path.");
        }
        var active = fields.flag("active");
        var draft = new Draft(fields.text("name"), fields.text("duration"), price(fields), entitlements(fields));
        var terms = PlanRules.check(draft);
        var violations = fields.violations(terms);
        return new PlanReader(key, violations.isEmpty() ? terms : new Invalid<>(violations), active == null || active);
    }

    private static @Nullable Price price(Fields fields) {
        var node = fields.node("price");
        if (node == null) {
            return null;
        }
        var price = Fields.of(node);
        var amount = price.integer("amount");
        var currency = price.text("currency");
        if (price.violations().isEmpty() && amount == null) {
            price.refuse("amount", "required", "A price has an amount.");
        }
        if (price.violations().isEmpty() && currency == null) {
            price.refuse("currency", "required", "A price has a currency.");
        }
        fields.refuse("price", price.violations());
        return amount == null || currency == null ? null : new Price(amount, currency);
    }

    private static Map<String, Object> entitlements(Fields fields) {
        var node = fields.node("entitlements");
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject()) {
            fields.refuse("entitlements", "type", "Must be an object.");
            return Map.of();
        }
        var entitlements = new LinkedHashMap<String, Object>();
        var violations = new ArrayList<Violation>();
        node.forEachEntry((key, value) -> {
            var read = value(value);
            if (read == null) {
                violations.add(new Violation("/" + escaped(key), "type", "Must be a number, a string, true or false."));
            } else {
                entitlements.put(key, read);
            }
        });
        fields.refuse("entitlements", List.copyOf(violations));
        return entitlements;
    }

    /** Numbers as the database gives them back. */
    private static @Nullable Object value(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToInt()
                    ? (Object) node.intValue()
                    : node.canConvertToLong() ? node.longValue() : null;
        }
        return node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
