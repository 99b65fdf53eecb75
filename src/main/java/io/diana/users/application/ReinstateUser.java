package io.diana.users.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.users.domain.Sanction;
import io.diana.users.domain.Sanction.RefusedAsStale;
import io.diana.users.domain.Sanction.RefusedAsUnknown;
import io.diana.users.domain.Sanction.Reinstated;
import io.diana.users.domain.User;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets a suspended member take part again. */
@Service
public class ReinstateUser {

    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    ReinstateUser(Users users, Outbox outbox, Clock clock) {
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Lifts the suspension if the member is still as the caller expects. */
    @Transactional
    public Mono<Sanction> by(UserId id, Predicate<User> expected) {
        return users.lock(id)
                .map(user -> decide(user, expected))
                .flatMap(this::keep)
                .defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private Sanction decide(User user, Predicate<User> expected) {
        return user.profile() != null && !expected.test(user)
                ? new RefusedAsStale(user)
                : user.reinstate(clock.instant());
    }

    private Mono<Sanction> keep(Sanction sanction) {
        return sanction instanceof Reinstated reinstated
                ? users.update(reinstated.user())
                        .then(outbox.publish(reinstated.event()))
                        .thenReturn(sanction)
                : Mono.just(sanction);
    }
}
