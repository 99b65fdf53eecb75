package io.diana.gamification.application;

import io.diana.gamification.application.Recalculations.Member;
import io.diana.gamification.domain.Recalculation;
import io.diana.users.UserId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Leaves out the next member of those that are worked through, so that one who cannot be does not keep all others waiting. */
@Service
public class PassOverMember {

    private final Recalculations recalculations;
    private final Clock clock;

    PassOverMember(Recalculations recalculations, Clock clock) {
        this.recalculations = recalculations;
        this.clock = clock;
    }

    /** Leaves out whoever is next and tells who that is; empty when nobody is. */
    @Transactional
    public Mono<UserId> next() {
        return Mono.defer(() -> recalculations.lock(clock.instant()).collectList())
                .flatMap(open -> open.isEmpty() ? Mono.empty() : passOver(open));
    }

    private Mono<UserId> passOver(List<Recalculation> open) {
        return recalculations
                .behind(RecalculateMembers.lowest(open), 1)
                .next()
                .map(Member::id)
                .flatMap(id -> recalculations.advance(open, id.value()).thenReturn(id));
    }
}
