package io.diana.vip.application;

import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import io.diana.vip.domain.Attempts.Admission;
import io.diana.vip.domain.Attempts.Admission.Admitted;
import io.diana.vip.domain.Attempts.Admission.Refused;
import io.diana.vip.domain.Redeeming;
import io.diana.vip.domain.Redeeming.RefusedAsErased;
import io.diana.vip.domain.Redeeming.RefusedAsOwn;
import io.diana.vip.domain.Redeeming.RefusedAsSuspended;
import io.diana.vip.domain.Redeeming.RefusedAsTooMany;
import io.diana.vip.domain.Redeeming.RefusedAsUnknown;
import io.diana.vip.domain.RedemptionOrder;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets a member hold what a token promises, and does not let anybody guess. */
@Service
public class RedeemToken {

    private final StandingQuery standings;
    private final CountAttempt countAttempt;
    private final SpendToken spendToken;

    RedeemToken(StandingQuery standings, CountAttempt countAttempt, SpendToken spendToken) {
        this.standings = standings;
        this.countAttempt = countAttempt;
        this.spendToken = spendToken;
    }

    /**
     * Redeems a token, in two transactions: the attempt counts before the token is looked at, and so does one of which
     * nobody learns the outcome.
     */
    public Mono<Redeeming> by(RedemptionOrder order) {
        return standings
                .of(order.userId())
                .flatMap(standing -> standing == Standing.ACTIVE && !order.isOwn()
                        ? attempt(order)
                        : Mono.just(refusal(standing, order.userId())))
                .defaultIfEmpty(new RefusedAsUnknown(order.userId()));
    }

    private static Redeeming refusal(Standing standing, UserId id) {
        return switch (standing) {
            case ERASED -> new RefusedAsErased(id);
            case SUSPENDED -> new RefusedAsSuspended(id);
            case ACTIVE -> new RefusedAsOwn(id);
        };
    }

    private Mono<Redeeming> attempt(RedemptionOrder order) {
        return countAttempt.of(order).flatMap(admission -> spend(order, admission));
    }

    private Mono<Redeeming> spend(RedemptionOrder order, Admission admission) {
        return switch (admission) {
            case Admitted(var attempt) -> spendToken.by(order, attempt);
            case Refused(var pause) -> Mono.just(new RefusedAsTooMany(pause));
        };
    }
}
