package io.diana.users.domain;

import io.diana.users.UserId;

/**
 * What is to be merged into somebody's preferences, or to replace them.
 *
 * @param json one JSON object that keeps {@link PreferenceRules}
 */
public record PreferencesPatch(UserId userId, String json) {}
