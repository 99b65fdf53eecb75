package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.vip.application.Tokens.Promised;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Granting.Granted;
import io.diana.vip.domain.Redeeming;
import io.diana.vip.domain.Redeeming.Redeemed;
import io.diana.vip.domain.Redeeming.RefusedAsErased;
import io.diana.vip.domain.Redeeming.RefusedAsNotRedeemable;
import io.diana.vip.domain.RedemptionOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Turns a token into the grant that it promises: both in one transaction, or neither. The member is locked before the token,
 * as by everybody who locks both, and everything is decided before the token is spent.
 */
@Service
public class SpendToken {

    private final Tokens tokens;
    private final AttemptLog attempts;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    SpendToken(Tokens tokens, AttemptLog attempts, Members members, Outbox outbox, Clock clock) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Redeems, and takes back the attempt when it has not failed. */
    @Transactional
    public Mono<Redeeming> by(RedemptionOrder order, UUID attempt) {
        return Mono.fromSupplier(clock::instant)
                .flatMap(now -> tokens.redeemable(order, now).zipWhen(promised -> decide(order, promised, now)))
                .flatMap(both -> keep(order, both.getT1(), both.getT2()))
                .defaultIfEmpty(new RefusedAsNotRedeemable())
                .delayUntil(redeeming ->
                        redeeming instanceof RefusedAsNotRedeemable ? Mono.empty() : attempts.remove(attempt));
    }

    private Mono<Granting> decide(RedemptionOrder order, Promised promised, Instant now) {
        return members.admit(order.userId(), now)
                .map(member -> member.grant(order.forGrant(promised.id(), promised.plan()), promised.plan(), now));
    }

    private Mono<Redeeming> keep(RedemptionOrder order, Promised promised, Granting granting) {
        return switch (granting) {
            case Granted granted ->
                tokens.redeem(promised.id(), order, clock.instant())
                        .flatMap(won -> won ? keep(granted) : Mono.just(new RefusedAsNotRedeemable()));
            case Granting.RefusedAsErased(var id) -> Mono.just(new RefusedAsErased(id));
            default -> Mono.just(new RefusedAsNotRedeemable());
        };
    }

    private Mono<Redeeming> keep(Granted granted) {
        return members.keep(List.of(granted.change()))
                .then(outbox.publish(granted.change().events()))
                .thenReturn(new Redeemed(granted.window()));
    }
}
