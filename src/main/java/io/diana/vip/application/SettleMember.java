package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.vip.domain.Change;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Says what has come due with one member, in a transaction of its own. */
@Service
public class SettleMember {

    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    SettleMember(Members members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Does it, however little there is to say. */
    @Transactional
    public Mono<Void> of(UserId id) {
        return members.lock(id).map(member -> member.settle(clock.instant())).flatMap(this::keep);
    }

    private Mono<Void> keep(Change change) {
        return members.keep(List.of(change)).then(outbox.publish(change.events()));
    }
}
