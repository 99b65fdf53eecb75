package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.StoredPreferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The port to preferences as a map; how JSON is merged is the database's business, so a patch just follows the rest. */
final class PreferencesInAMap implements PreferenceDocuments {

    final Map<UserId, StoredPreferences> documents = new HashMap<>();
    final List<List<UserId>> merges = new ArrayList<>();
    final List<Instant> instants = new ArrayList<>();

    void put(UserId id, String json) {
        documents.put(id, new StoredPreferences(id, json, 1, true));
    }

    @Override
    public Mono<StoredPreferences> find(UserId id) {
        return Mono.justOrEmpty(documents.get(id));
    }

    @Override
    public Mono<StoredPreferences> lock(UserId id) {
        return find(id);
    }

    @Override
    public Mono<Map<UserId, PreferencesUpdate>> merge(List<PreferencesPatch> patches, Instant now) {
        return Mono.fromSupplier(() -> {
            merges.add(patches.stream().map(PreferencesPatch::userId).toList());
            instants.add(now);
            var done = new HashMap<UserId, PreferencesUpdate>();
            for (var patch : patches) {
                var current = documents.get(patch.userId());
                if (current != null) {
                    done.put(patch.userId(), write(current, current.json() + patch.json()));
                }
            }
            return done;
        });
    }

    @Override
    public Mono<PreferencesUpdate> replace(PreferencesPatch document, Instant now) {
        return Mono.justOrEmpty(documents.get(document.userId())).map(current -> {
            instants.add(now);
            return write(current, document.json());
        });
    }

    private PreferencesUpdate write(StoredPreferences current, String json) {
        if (json.equals(current.json())) {
            return new PreferencesUpdate.Unchanged(current);
        }
        var next = new StoredPreferences(current.userId(), json, current.version() + 1, current.showInLeaderboards());
        documents.put(next.userId(), next);
        return new PreferencesUpdate.Changed(next, Set.of("theme"));
    }
}
