package io.diana.users.web;

import org.jspecify.annotations.Nullable;

/** What a registration is, for the API's document. */
record RegistrationBody(
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        @Nullable String timeZone,
        @Nullable Boolean isBot) {}
