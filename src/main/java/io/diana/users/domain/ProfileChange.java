package io.diana.users.domain;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a profile to say from now on: fields that are not in it stay as they are, a null takes a value
 * away (RFC 7396), and language and time zone then fall back to their defaults. Always valid.
 */
public final class ProfileChange {

    private final Map<ProfileField, @Nullable String> values;

    private ProfileChange(Map<ProfileField, @Nullable String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Checks every given field and names each that breaks its rule. */
    public static Checked<ProfileChange> of(Map<ProfileField, @Nullable String> given) {
        var violations = given.entrySet().stream()
                .map(field -> field.getKey().violation(field.getValue()))
                .filter(Objects::nonNull)
                .toList();
        if (!violations.isEmpty()) {
            return new Invalid<>(violations);
        }
        var values = new EnumMap<ProfileField, @Nullable String>(ProfileField.class);
        given.forEach((field, value) -> values.put(field, field.canonical(value)));
        return new Valid<>(new ProfileChange(values));
    }

    /** The fields it speaks of, with their new values. */
    public Map<ProfileField, @Nullable String> values() {
        return values;
    }

    /** The profile after the change. */
    Profile applyTo(Profile profile) {
        return new Profile(
                Objects.requireNonNull(pick(ProfileField.FIRST_NAME, profile.firstName())),
                pick(ProfileField.LAST_NAME, profile.lastName()),
                pick(ProfileField.USERNAME, profile.username()),
                Objects.requireNonNull(pick(ProfileField.LANGUAGE_CODE, profile.languageCode())),
                Objects.requireNonNull(pick(ProfileField.TIME_ZONE, profile.timeZone())));
    }

    /** The names of the fields whose values it would change in a profile, as the API spells them. */
    Set<String> changedIn(Profile profile) {
        return values.entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), profile.value(field.getKey())))
                .map(field -> field.getKey().json())
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable String pick(ProfileField field, @Nullable String current) {
        return values.containsKey(field) ? values.get(field) : current;
    }
}
