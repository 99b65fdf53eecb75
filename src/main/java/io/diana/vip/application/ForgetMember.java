package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserErased;
import io.diana.vip.domain.Change;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets a person go who has left for good. */
@Service
public class ForgetMember {

    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    ForgetMember(Members members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Ends what they hold and forgets the words about it. Whoever was no member is on record as gone, so that a grant which
     * is on its way is refused.
     */
    @Transactional
    public Mono<Void> after(UserErased erasure) {
        return members.admit(erasure.userId(), erasure.at())
                .map(member -> member.erase(clock.instant()))
                .flatMap(this::keep);
    }

    private Mono<Void> keep(Change change) {
        return members.erase(change).then(outbox.publish(change.events()));
    }
}
