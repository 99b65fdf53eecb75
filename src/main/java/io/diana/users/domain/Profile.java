package io.diana.users.domain;

import org.jspecify.annotations.Nullable;

/** How a member wants to be known; {@link ProfileField} has the rules. */
public record Profile(
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        String languageCode,
        String timeZone) {

    /** One part of it. */
    public @Nullable String value(ProfileField field) {
        return switch (field) {
            case FIRST_NAME -> firstName;
            case LAST_NAME -> lastName;
            case USERNAME -> username;
            case LANGUAGE_CODE -> languageCode;
            case TIME_ZONE -> timeZone;
        };
    }
}
