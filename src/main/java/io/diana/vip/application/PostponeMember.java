package io.diana.vip.application;

import io.diana.users.UserId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets a member rest with whom it fails, so that nobody waits for them. */
@Service
public class PostponeMember {

    private final Members members;
    private final Clock clock;

    PostponeMember(Members members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** Tries again later, the later the more often it has failed. */
    @Transactional
    public Mono<Void> of(UserId id) {
        return Mono.defer(() -> members.postpone(id, clock.instant()));
    }
}
