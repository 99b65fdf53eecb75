package io.diana.users.application;

import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Keeps what the VIP module says about members. */
@Service
public class FollowMembership {

    private final Users users;

    FollowMembership(Users users) {
        this.users = users;
    }

    /** Takes the news over, in their order; for an erased or unknown member there is nothing to keep. */
    @Transactional
    public Mono<Void> to(List<MembershipChanged> changes) {
        var last = new LinkedHashMap<UserId, MembershipChanged>();
        changes.forEach(change -> last.put(change.userId(), change));
        return users.updateMemberships(List.copyOf(last.values()));
    }
}
