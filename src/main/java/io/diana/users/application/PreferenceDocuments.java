package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.StoredPreferences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Everybody's preferences.
 *
 * <p>Whoever changes them locks them, not the member. Events about somebody's preferences are therefore in order among
 * each other, behind the registration, which makes them, and before the erasure, which has to wait for their lock to
 * remove them. Against what happens to the profile at the same time they have no order, and mean the same in any.
 */
public interface PreferenceDocuments {

    /** Somebody's preferences; empty when there is no such member or it is erased. */
    Mono<StoredPreferences> find(UserId id);

    /** The same, and keeps others from changing them until the transaction ends. */
    Mono<StoredPreferences> lock(UserId id);

    /**
     * Merges patches by RFC 7396 in one atomic statement; members without preferences are missing from the answer.
     *
     * @param patches each member once
     */
    Mono<Map<UserId, PreferencesUpdate>> merge(List<PreferencesPatch> patches, Instant now);

    /** Replaces somebody's preferences in one atomic statement; empty when there is no such member or it is erased. */
    Mono<PreferencesUpdate> replace(PreferencesPatch document, Instant now);
}
