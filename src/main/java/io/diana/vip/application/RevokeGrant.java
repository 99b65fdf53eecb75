package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Revoking;
import io.diana.vip.domain.Revoking.RefusedAsErased;
import io.diana.vip.domain.Revoking.RefusedAsUnknown;
import io.diana.vip.domain.Revoking.RefusedAsUnknownGrant;
import io.diana.vip.domain.Revoking.Revoked;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Takes a grant away, and no other. */
@Service
public class RevokeGrant {

    private final StandingQuery standings;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    RevokeGrant(StandingQuery standings, Members members, Outbox outbox, Clock clock) {
        this.standings = standings;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Ends the grant now, or before it begins. */
    @Transactional
    public Mono<Revoking> of(UserId id, UUID grantId, Author by, String reason) {
        return standings
                .of(id)
                .flatMap(standing -> standing == Standing.ERASED
                        ? Mono.just(new RefusedAsErased(id))
                        : revoke(id, grantId, by, reason))
                .defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private Mono<Revoking> revoke(UserId id, UUID grantId, Author by, String reason) {
        return members.lock(id)
                .map(member -> member.revoke(grantId, by, reason, clock.instant()))
                .flatMap(this::keep)
                .defaultIfEmpty(new RefusedAsUnknownGrant(grantId));
    }

    private Mono<Revoking> keep(Revoking revoking) {
        return revoking instanceof Revoked(var change, var _)
                ? members.keep(List.of(change))
                        .then(outbox.publish(change.events()))
                        .thenReturn(revoking)
                : Mono.just(revoking);
    }
}
