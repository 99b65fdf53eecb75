package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.PreferencesUpdate.RefusedAsErased;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.PreferencesUpdate.Unchanged;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Looks at somebody's preferences. */
@Service
public class ReadPreferences {

    private final PreferenceDocuments preferences;
    private final Users users;
    private final Clock clock;

    ReadPreferences(PreferenceDocuments preferences, Users users, Clock clock) {
        this.preferences = preferences;
        this.users = users;
        this.clock = clock;
    }

    /** The preferences, unchanged, or why there are none. */
    public Mono<PreferencesUpdate> of(UserId id) {
        return preferences.find(id).<PreferencesUpdate>map(Unchanged::new).switchIfEmpty(Mono.defer(() -> explain(id)));
    }

    private Mono<PreferencesUpdate> explain(UserId id) {
        return users.statuses(List.of(id), clock.instant())
                .map(statuses -> statuses.containsKey(id) ? new RefusedAsErased(id) : new RefusedAsUnknown(id));
    }
}
