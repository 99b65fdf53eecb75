package io.diana.users.web;

import org.jspecify.annotations.Nullable;

/** What {@code PATCH} takes, for the API's document. */
record ProfileBody(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        @Nullable String timeZone) {}
