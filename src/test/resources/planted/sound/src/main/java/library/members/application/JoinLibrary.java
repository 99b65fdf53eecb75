package library.members.application;

import java.time.Clock;
import java.time.LocalDate;
import library.members.MemberId;
import library.members.domain.Admission;
import library.members.domain.Member;
import library.outbox.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

@Service
public class JoinLibrary {

    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    JoinLibrary(Members members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Mono<Admission> as(MemberId id) {
        return members.lock(id).map(Member::join).flatMap(this::keep);
    }

    private Mono<Admission> keep(Admission admission) {
        return switch (admission) {
            case Admission.Joined joined ->
                outbox.publish(joined.event()).thenReturn(admission);
            case Admission.Nameless _ -> Mono.just(admission);
        };
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
