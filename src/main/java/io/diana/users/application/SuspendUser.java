package io.diana.users.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.users.domain.Sanction;
import io.diana.users.domain.Sanction.RefusedAsStale;
import io.diana.users.domain.Sanction.RefusedAsUnknown;
import io.diana.users.domain.Sanction.Suspended;
import io.diana.users.domain.Suspension;
import io.diana.users.domain.User;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Keeps a member from taking part. */
@Service
public class SuspendUser {

    private final Users users;
    private final Outbox outbox;

    SuspendUser(Users users, Outbox outbox) {
        this.users = users;
        this.outbox = outbox;
    }

    /** Suspends, or replaces the suspension that is in force, if the member is still as the caller expects. */
    @Transactional
    public Mono<Sanction> with(UserId id, Suspension suspension, Predicate<User> expected) {
        return users.lock(id)
                .map(user -> decide(user, suspension, expected))
                .flatMap(this::keep)
                .defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private static Sanction decide(User user, Suspension suspension, Predicate<User> expected) {
        return user.profile() != null && !expected.test(user)
                ? new RefusedAsStale(user)
                : user.suspend(suspension, suspension.at());
    }

    private Mono<Sanction> keep(Sanction sanction) {
        return sanction instanceof Suspended suspended
                ? users.update(suspended.user())
                        .then(outbox.publish(suspended.event()))
                        .thenReturn(sanction)
                : Mono.just(sanction);
    }
}
