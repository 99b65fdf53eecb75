package io.diana.users.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.users.domain.ProfileChange;
import io.diana.users.domain.ProfileUpdate;
import io.diana.users.domain.ProfileUpdate.Changed;
import io.diana.users.domain.ProfileUpdate.RefusedAsStale;
import io.diana.users.domain.ProfileUpdate.RefusedAsUnknown;
import io.diana.users.domain.User;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Changes what a member's profile says. */
@Service
public class PatchProfile {

    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    PatchProfile(Users users, Outbox outbox, Clock clock) {
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Changes it if the member is still as the caller expects. */
    @Transactional
    public Mono<ProfileUpdate> of(UserId id, ProfileChange change, Predicate<User> expected) {
        return users.lock(id)
                .map(user -> decide(user, change, expected))
                .flatMap(this::keep)
                .defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private ProfileUpdate decide(User user, ProfileChange change, Predicate<User> expected) {
        return user.profile() != null && !expected.test(user)
                ? new RefusedAsStale(user)
                : user.change(change, clock.instant());
    }

    private Mono<ProfileUpdate> keep(ProfileUpdate update) {
        return update instanceof Changed changed
                ? users.update(changed.user())
                        .then(outbox.publish(changed.event()))
                        .thenReturn(update)
                : Mono.just(update);
    }
}
