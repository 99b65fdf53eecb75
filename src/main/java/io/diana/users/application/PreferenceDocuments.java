package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.StoredPreferences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Everybody's preferences. */
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
