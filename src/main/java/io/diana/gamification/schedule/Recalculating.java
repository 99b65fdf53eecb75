package io.diana.gamification.schedule;

import io.diana.gamification.application.BeginRecalculations;
import io.diana.gamification.application.PassOverMember;
import io.diana.gamification.application.RecalculateMembers;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Works through members, batch by batch, one behind the other. Those of a batch that fails are done one by one, and whoever
 * fails alone again and again is left out, so that the others need not wait.
 */
@Component
class Recalculating {

    private static final Logger LOG = LoggerFactory.getLogger(Recalculating.class);
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 3;

    private final BeginRecalculations beginRecalculations;
    private final RecalculateMembers recalculateMembers;
    private final PassOverMember passOverMember;
    private final AtomicInteger alone = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    Recalculating(
            BeginRecalculations beginRecalculations,
            RecalculateMembers recalculateMembers,
            PassOverMember passOverMember) {
        this.beginRecalculations = beginRecalculations;
        this.recalculateMembers = recalculateMembers;
        this.passOverMember = passOverMember;
    }

    /** Does a batch and tells whether there may be more. */
    Mono<Boolean> batch() {
        return beginRecalculations
                .whereSomethingChanged()
                .then(Mono.defer(() -> recalculateMembers.upTo(alone.get() > 0 ? 1 : BATCH)))
                .doOnNext(_ -> succeeded())
                .onErrorResume(this::failed);
    }

    private void succeeded() {
        failures.set(0);
        alone.updateAndGet(left -> Math.max(0, left - 1));
    }

    /** Where the database itself is out of order nobody is left out, for that fails as well. */
    private Mono<Boolean> failed(Throwable failure) {
        if (alone.compareAndSet(0, BATCH)) {
            return Mono.just(true);
        }
        return failures.incrementAndGet() < ATTEMPTS
                ? Mono.error(failure)
                : passOverMember
                        .next()
                        .doOnNext(id -> {
                            succeeded();
                            LOG.error("Member {} is not worked through after a change: {}", id, failure.toString());
                        })
                        .hasElement();
    }
}
