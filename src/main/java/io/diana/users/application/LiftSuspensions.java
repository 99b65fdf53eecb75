package io.diana.users.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserReinstated;
import io.diana.users.domain.Sanction.Reinstated;
import io.diana.users.domain.User;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Reinstates members whose suspension is over. Whoever asks in the meantime already sees them as active. */
@Service
public class LiftSuspensions {

    private static final int BATCH = 500;

    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    LiftSuspensions(Users users, Outbox outbox, Clock clock) {
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Lifts a batch of those that are over, leaving alone what another node is lifting; tells how many. */
    @Transactional
    public Mono<Long> thatAreOver() {
        return users.lockReinstatable(clock.instant(), BATCH)
                .concatMap(this::lift)
                .collectList()
                .delayUntil(outbox::publish)
                .map(reinstated -> (long) reinstated.size());
    }

    private Mono<UserReinstated> lift(User user) {
        var reinstated = new Reinstated(user.withoutSuspension(clock.instant()));
        return users.update(reinstated.user()).thenReturn(reinstated.event());
    }
}
