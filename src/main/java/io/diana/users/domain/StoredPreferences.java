package io.diana.users.domain;

import io.diana.users.UserId;

/**
 * Somebody's preferences as they are kept.
 *
 * @param json one JSON object, exactly as it is served
 * @param version grows with every change
 * @param showInLeaderboards what {@code privacy.showInLeaderboards} says; yes when it says nothing
 */
public record StoredPreferences(UserId userId, String json, long version, boolean showInLeaderboards) {}
