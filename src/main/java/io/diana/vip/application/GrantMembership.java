package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import io.diana.vip.domain.GrantOrder;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Granting.Granted;
import io.diana.vip.domain.Granting.RefusedAsErased;
import io.diana.vip.domain.Granting.RefusedAsUnknown;
import io.diana.vip.domain.Granting.RefusedAsUnknownPlan;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets a member hold a plan, or hold it for longer. */
@Service
public class GrantMembership {

    private final StandingQuery standings;
    private final Plans plans;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    GrantMembership(StandingQuery standings, Plans plans, Members members, Outbox outbox, Clock clock) {
        this.standings = standings;
        this.plans = plans;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Grants what is ordered, in the transaction of the caller if there is one. Somebody who is erased meanwhile is locked
     * for the erasure as well: what was granted before ends with it, and behind it nothing is.
     */
    @Transactional
    public Mono<Granting> by(GrantOrder order) {
        return standings
                .of(order.userId())
                .flatMap(standing -> standing == Standing.ERASED
                        ? Mono.just(new RefusedAsErased(order.userId()))
                        : to(order.userId(), order))
                .defaultIfEmpty(new RefusedAsUnknown(order.userId()));
    }

    private Mono<Granting> to(UserId id, GrantOrder order) {
        return plans.hold(order.plan())
                .zipWhen(_ -> members.admit(id, clock.instant()))
                .map(both -> both.getT2().grant(order, both.getT1(), clock.instant()))
                .flatMap(this::keep)
                .defaultIfEmpty(new RefusedAsUnknownPlan(order.plan()));
    }

    private Mono<Granting> keep(Granting granting) {
        return granting instanceof Granted(var change, var _)
                ? members.keep(List.of(change))
                        .then(outbox.publish(change.events()))
                        .thenReturn(granting)
                : Mono.just(granting);
    }
}
