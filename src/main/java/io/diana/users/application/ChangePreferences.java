package io.diana.users.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.PreferencesUpdate.RefusedAsErased;
import io.diana.users.domain.PreferencesUpdate.RefusedAsStale;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.StoredPreferences;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Changes one member's preferences if they are still as the caller expects. */
@Service
public class ChangePreferences {

    private final PreferenceDocuments preferences;
    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    ChangePreferences(PreferenceDocuments preferences, Users users, Outbox outbox, Clock clock) {
        this.preferences = preferences;
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** How the new document comes about. */
    public enum Mode {

        /** By RFC 7396. */
        MERGE,

        /** As it is given. */
        REPLACE
    }

    /** Merges or replaces, with the row locked between looking and writing. */
    @Transactional
    public Mono<PreferencesUpdate> by(Mode mode, PreferencesPatch change, Predicate<StoredPreferences> expected) {
        return preferences
                .lock(change.userId())
                .flatMap(current -> expected.test(current)
                        ? write(mode, change)
                        : Mono.just((PreferencesUpdate) new RefusedAsStale(current)))
                .switchIfEmpty(Mono.defer(() -> explain(change.userId())));
    }

    private Mono<PreferencesUpdate> write(Mode mode, PreferencesPatch change) {
        var now = clock.instant();
        var update = switch (mode) {
            case MERGE -> preferences.merge(List.of(change), now).mapNotNull(done -> done.get(change.userId()));
            case REPLACE -> preferences.replace(change, now);
        };
        return update.delayUntil(outcome -> announce(outcome, now));
    }

    private Mono<Void> announce(PreferencesUpdate update, Instant now) {
        return outbox.publish(update.event(now).stream().toList());
    }

    private Mono<PreferencesUpdate> explain(UserId id) {
        return users.statuses(List.of(id), clock.instant())
                .map(statuses -> statuses.containsKey(id) ? new RefusedAsErased(id) : new RefusedAsUnknown(id));
    }
}
