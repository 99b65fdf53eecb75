package io.diana.users.events;

import io.diana.outbox.Listens;
import io.diana.users.MembershipChanged;
import io.diana.users.application.FollowMembership;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Memberships end in crowds, so they are heard in crowds. */
@Component
class VipEvents {

    private final FollowMembership followMembership;

    VipEvents(FollowMembership followMembership) {
        this.followMembership = followMembership;
    }

    @Listens(id = "users.membership", start = Listens.Start.NOW)
    Mono<Void> on(List<MembershipChanged> changes) {
        return followMembership.to(changes);
    }
}
