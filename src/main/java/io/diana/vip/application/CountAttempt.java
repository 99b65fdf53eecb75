package io.diana.vip.application;

import io.diana.vip.domain.Attempts;
import io.diana.vip.domain.Attempts.Admission;
import io.diana.vip.domain.Attempts.Admission.Admitted;
import io.diana.vip.domain.RedemptionOrder;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Counts an attempt to redeem before it is made, in a transaction of its own: it is on record whatever comes of it. */
@Service
public class CountAttempt {

    private final AttemptLog attempts;
    private final Clock clock;

    CountAttempt(AttemptLog attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Admits and counts it, or refuses it and does not count it. */
    @Transactional
    public Mono<Admission> of(RedemptionOrder order) {
        return Mono.fromSupplier(clock::instant)
                .flatMap(now -> attempts.lock(order, now.minus(Attempts.WINDOW))
                        .map(recent -> recent.admit(now))
                        .delayUntil(admission -> keep(admission, order, now)));
    }

    private Mono<Void> keep(Admission admission, RedemptionOrder order, Instant now) {
        return admission instanceof Admitted(var id) ? attempts.add(id, order, now) : Mono.empty();
    }
}
