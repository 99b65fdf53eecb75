package io.diana.users.application;

import io.diana.users.MembershipChanged;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Keeps what the VIP module says about a member. */
@Service
public class FollowMembership {

    private final Users users;

    FollowMembership(Users users) {
        this.users = users;
    }

    /** Takes the news over; for an erased or unknown member there is nothing to keep. */
    @Transactional
    public Mono<Void> to(MembershipChanged change) {
        return users.updateMembership(change).then();
    }
}
