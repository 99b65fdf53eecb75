package io.diana.gamification.web;

import io.diana.gamification.domain.ActionType;
import io.diana.gamification.domain.Limit;
import io.diana.http.Fields;
import io.diana.validation.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an action type. */
final class ActionTypeReader {

    private ActionTypeReader() {}

    static ActionType of(String key, Fields fields) {
        return new ActionType(
                key,
                Reading.integer(fields, "points"),
                Reading.objects(fields, "limits", ActionTypeReader::limit),
                Reading.texts(fields, "requiredContext"),
                factors(fields),
                Reading.flag(fields, "multiplied", true),
                Reading.flag(fields, "active", true));
    }

    private static Limit limit(Fields fields) {
        return new Limit(Reading.small(fields, "max"), window(fields));
    }

    /** The period that is a day of the calendar is told from the one that is as long. */
    private static @Nullable Duration window(Fields fields) {
        return PeriodText.CALENDAR_DAY.equals(calendarDay(fields))
                ? null
                : Reading.required(fields, "period", fields.period("period"), Duration.ofSeconds(1));
    }

    private static @Nullable String calendarDay(Fields fields) {
        var node = fields.node("period");
        return node != null && node.isString() ? node.stringValue() : null;
    }

    private static Map<String, Map<String, BigDecimal>> factors(Fields fields) {
        var node = fields.node("factors");
        var violations = new ArrayList<Violation>();
        var factors = new LinkedHashMap<String, Map<String, BigDecimal>>();
        if (node != null && node.isObject()) {
            node.forEachEntry((field, values) -> factors.put(field, values(field, values, violations)));
        } else if (node != null) {
            violations.add(new Violation("", "type", "Must be an object."));
        }
        fields.refuse("factors", violations);
        return factors;
    }

    private static Map<String, BigDecimal> values(String field, JsonNode node, List<Violation> violations) {
        var path = "/" + escaped(field);
        var values = new LinkedHashMap<String, BigDecimal>();
        if (!node.isObject()) {
            violations.add(new Violation(path, "type", "Must be an object."));
        }
        node.forEachEntry((value, number) -> {
            var factor = Reading.factor(number);
            if (factor == null) {
                violations.add(new Violation(path + "/" + escaped(value), "type", "Must be a number."));
            }
            values.put(value, factor == null ? BigDecimal.ONE : factor);
        });
        return values;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
