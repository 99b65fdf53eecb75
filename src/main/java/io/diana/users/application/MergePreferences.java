package io.diana.users.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.PreferencesUpdate.RefusedAsErased;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Merges patches into preferences (RFC 7396); of many at once none is lost. */
@Service
public class MergePreferences {

    private final PreferenceDocuments preferences;
    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    MergePreferences(PreferenceDocuments preferences, Users users, Outbox outbox, Clock clock) {
        this.preferences = preferences;
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One outcome per patch, in their order; patches for one member are merged one after the other. */
    @Transactional
    public Mono<List<PreferencesUpdate>> from(List<PreferencesPatch> patches) {
        var now = clock.instant();
        return new Rounds<>(patches, PreferencesPatch::userId)
                .each(round -> merge(round, now))
                .delayUntil(updates -> announce(updates, now));
    }

    private Mono<Void> announce(List<PreferencesUpdate> updates, Instant now) {
        return outbox.publish(updates.stream()
                .map(update -> update.event(now))
                .flatMap(Optional::stream)
                .toList());
    }

    private Mono<Map<UserId, PreferencesUpdate>> merge(List<PreferencesPatch> round, Instant now) {
        return preferences
                .merge(round, now)
                .flatMap(done -> done.size() == round.size() ? Mono.just(done) : explain(round, done, now));
    }

    private Mono<Map<UserId, PreferencesUpdate>> explain(
            List<PreferencesPatch> round, Map<UserId, PreferencesUpdate> done, Instant now) {
        var missing = round.stream()
                .map(PreferencesPatch::userId)
                .filter(id -> !done.containsKey(id))
                .toList();
        return users.statuses(missing, now).map(statuses -> {
            var all = new HashMap<>(done);
            missing.forEach(id -> all.put(id, refusal(id, statuses)));
            return all;
        });
    }

    private static PreferencesUpdate refusal(UserId id, Map<UserId, Status> statuses) {
        return statuses.containsKey(id) ? new RefusedAsErased(id) : new RefusedAsUnknown(id);
    }
}
