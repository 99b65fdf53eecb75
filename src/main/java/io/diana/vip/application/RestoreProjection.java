package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import io.diana.vip.domain.Member;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Says once more what a member holds. */
@Service
public class RestoreProjection {

    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    RestoreProjection(Members members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Says it behind everything that was said before; of whom nothing is known, that they hold nothing. */
    @Transactional
    public Mono<Void> of(UserId id) {
        return members.admit(id, clock.instant()).flatMap(member -> outbox.publish(standing(member)));
    }

    private MembershipChanged standing(Member member) {
        var holding = member.timeline().at(member.settledTo());
        return new MembershipChanged(
                member.id(), holding.isActive(), holding.until(), member.momentAt(clock.instant()));
    }
}
