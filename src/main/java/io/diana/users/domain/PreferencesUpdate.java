package io.diana.users.domain;

import io.diana.users.UserId;
import io.diana.users.UserPreferencesChanged;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What came of a wish to change somebody's preferences. */
public sealed interface PreferencesUpdate {

    /**
     * What others hear of it; empty when nothing has changed.
     *
     * @param at when it came about
     */
    default Optional<UserPreferencesChanged> event(Instant at) {
        return this instanceof Changed(var preferences, var changed)
                ? Optional.of(
                        new UserPreferencesChanged(preferences.userId(), changed, preferences.showInLeaderboards(), at))
                : Optional.empty();
    }

    /**
     * They say something else now.
     *
     * @param changed the top-level keys whose values changed
     */
    record Changed(StoredPreferences preferences, Set<String> changed) implements PreferencesUpdate {}

    /** They said all that already; nothing was written. */
    record Unchanged(StoredPreferences preferences) implements PreferencesUpdate {}

    /** The result would break a limit of {@link PreferenceRules}; nothing was written. */
    record RefusedAsTooLarge(UserId id) implements PreferencesUpdate {}

    /** The caller had seen an older state of the preferences. */
    record RefusedAsStale(StoredPreferences current) implements PreferencesUpdate {}

    /** There are no preferences left. */
    record RefusedAsErased(UserId id) implements PreferencesUpdate {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements PreferencesUpdate {}
}
