package io.diana.users.web;

import io.diana.http.Fields;
import io.diana.users.UserId;
import io.diana.users.domain.Past;
import io.diana.users.domain.ProfileChange;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.Registration;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.EnumMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads members from JSON: one body, one row of many and one line of an import are read, and refused, alike. */
final class RegistrationReader {

    private RegistrationReader() {}

    /** A registration, or everything that is wrong with it. */
    static Checked<Registration> registration(JsonNode body) {
        return registration(body, _ -> Past.NONE);
    }

    /** The same where the body may say more than a registration does: what that comes to is for the reader to say. */
    static Checked<Registration> registration(JsonNode body, Function<Fields, Past> reader) {
        var fields = Fields.of(body);
        var id = id(fields);
        if (Boolean.TRUE.equals(fields.flag("isBot"))) {
            fields.refuse("isBot", "bot", "Bots are not members.");
        }
        var past = reader.apply(fields);
        return switch (profile(fields, true)) {
            case Invalid<ProfileChange>(var violations) -> new Invalid<>(violations);
            case Valid<ProfileChange>(var change) when id != null -> new Valid<>(new Registration(id, change, past));
            case Valid<ProfileChange> _ -> throw new IllegalStateException("An id that is missing is a violation.");
        };
    }

    /** New values for a profile, or everything that is wrong with them. */
    static Checked<ProfileChange> change(JsonNode body) {
        return profile(Fields.of(body), false);
    }

    /** The id in a row, if there is a valid one. */
    static @Nullable UserId idOf(JsonNode row) {
        var id = row.path("id");
        return id.isIntegralNumber() && id.canConvertToLong() && UserId.isValid(id.longValue())
                ? new UserId(id.longValue())
                : null;
    }

    /** The required id of a body; anything wrong with it is refused. */
    static @Nullable UserId id(Fields fields) {
        var id = fields.integer("id");
        if (id != null && UserId.isValid(id)) {
            return new UserId(id);
        }
        if (id != null) {
            fields.refuse("id", "out-of-range", "A user id lies between 1 and 2^52-1.");
        } else if (fields.violations().stream().noneMatch(it -> it.path().equals("/id"))) {
            fields.refuse("id", "required", "Every member has an id.");
        }
        return null;
    }

    private static Checked<ProfileChange> profile(Fields fields, boolean whole) {
        var given = new EnumMap<ProfileField, @Nullable String>(ProfileField.class);
        for (var field : ProfileField.values()) {
            if (fields.has(field.json()) || (whole && field == ProfileField.FIRST_NAME)) {
                given.put(field, fields.text(field.json()));
            }
        }
        var change = ProfileChange.of(given);
        var violations = fields.violations(change);
        return violations.isEmpty() ? change : new Invalid<>(violations);
    }
}
