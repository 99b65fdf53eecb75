package io.diana.vip.application;

import io.diana.vip.domain.Attempts;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Forgets attempts to redeem that no longer count. */
@Service
public class ForgetAttempts {

    private final AttemptLog attempts;
    private final Clock clock;

    ForgetAttempts(AttemptLog attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Forgets all of them. */
    @Transactional
    public Mono<Void> thatNoLongerCount() {
        return Mono.defer(() -> attempts.forget(clock.instant().minus(Attempts.WINDOW)));
    }
}
