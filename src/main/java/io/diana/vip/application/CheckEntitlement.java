package io.diana.vip.application;

import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import io.diana.vip.domain.EntitlementCheck;
import io.diana.vip.domain.EntitlementCheck.NotInForce;
import io.diana.vip.domain.EntitlementCheck.RefusedAsErased;
import io.diana.vip.domain.EntitlementCheck.RefusedAsUnknown;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Answers the question that a bot asks with every request: may they do this? */
@Service
public class CheckEntitlement {

    private final StandingQuery standings;
    private final EntitlementQuery entitlements;
    private final Clock clock;

    CheckEntitlement(StandingQuery standings, EntitlementQuery entitlements, Clock clock) {
        this.standings = standings;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /**
     * Whether an entitlement is in force, now or at another instant. The users module is asked each time, so that who was
     * erased is so at once, and not when VIP has heard of it.
     */
    public Mono<EntitlementCheck> of(UserId id, String key, @Nullable Instant asOf) {
        return standings
                .of(id)
                .flatMap(standing ->
                        standing == Standing.ERASED ? Mono.just(new RefusedAsErased(id)) : check(id, key, asOf))
                .defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private Mono<EntitlementCheck> check(UserId id, String key, @Nullable Instant asOf) {
        return entitlements
                .holder(id)
                .map(member -> EntitlementCheck.of(member, key, asOf, clock.instant()))
                .defaultIfEmpty(new NotInForce(key));
    }
}
