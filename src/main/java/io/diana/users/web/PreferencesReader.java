package io.diana.users.web;

import io.diana.users.UserId;
import io.diana.users.domain.PreferenceRules;
import io.diana.users.domain.PreferencesPatch;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads preferences, and patches for them. */
final class PreferencesReader {

    private PreferencesReader() {}

    /** A document or patch for a member, or everything that is wrong with it. */
    static Checked<PreferencesPatch> patch(UserId id, ObjectNode document) {
        var violations = PreferenceRules.violations(members(document));
        return violations.isEmpty()
                ? new Valid<>(new PreferencesPatch(id, document.toString()))
                : new Invalid<>(violations);
    }

    private static Map<String, @Nullable Object> members(JsonNode object) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        object.forEachEntry((name, value) -> members.put(name, plain(value)));
        return members;
    }

    private static @Nullable Object plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> members(value);
            case ARRAY -> elements(value);
            case STRING -> value.stringValue();
            case NUMBER -> value.decimalValue();
            case BOOLEAN -> value.booleanValue();
            default -> null;
        };
    }

    private static List<@Nullable Object> elements(JsonNode array) {
        var elements = new ArrayList<@Nullable Object>();
        array.forEach(element -> elements.add(plain(element)));
        return elements;
    }
}
