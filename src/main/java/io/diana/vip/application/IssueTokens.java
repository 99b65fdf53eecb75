package io.diana.vip.application;

import io.diana.vip.domain.Plan;
import io.diana.vip.domain.TokenBatch;
import io.diana.vip.domain.TokenIssue;
import io.diana.vip.domain.TokenIssue.Issued;
import io.diana.vip.domain.TokenIssue.RefusedAsInactivePlan;
import io.diana.vip.domain.TokenIssue.RefusedAsUnknownPlan;
import io.diana.vip.domain.TokenOrder;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes tokens, whose secrets only the answer has. */
@Service
public class IssueTokens {

    private final Plans plans;
    private final Tokens tokens;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IssueTokens(Plans plans, Tokens tokens, Clock clock) {
        this.plans = plans;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Makes all that are ordered, or none. */
    @Transactional
    public Mono<TokenIssue> by(TokenOrder order) {
        return plans.hold(order.plan())
                .flatMap(plan -> plan.active()
                        ? issue(order, plan)
                        : Mono.<TokenIssue>just(new RefusedAsInactivePlan(order.plan())))
                .defaultIfEmpty(new RefusedAsUnknownPlan(order.plan()));
    }

    /** The operating system may have to be asked for chance, which is no work for an event loop. */
    private Mono<TokenIssue> issue(TokenOrder order, Plan plan) {
        return Mono.fromSupplier(() -> TokenBatch.of(order, plan, clock.instant(), random))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(batch -> tokens.add(batch).thenReturn(new Issued(batch)));
    }
}
