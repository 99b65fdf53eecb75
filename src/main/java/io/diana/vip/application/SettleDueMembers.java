package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.vip.domain.Change;
import io.diana.vip.domain.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Says what has come due with members: that a plan ends soon, or that it has ended. */
@Service
public class SettleDueMembers {

    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    SettleDueMembers(Members members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Does it for a batch of those who are longest overdue, all or none of them, leaving alone whom somebody else is at.
     * When it fails, {@link SettlingException} says with whom.
     */
    @Transactional
    public Mono<Settled> upTo(int limit) {
        return Mono.defer(() -> members.lockDue(clock.instant(), limit))
                .flatMap(ids -> ids.isEmpty() ? Mono.just(Settled.NOBODY) : settle(ids));
    }

    private Mono<Settled> settle(List<UserId> ids) {
        return members.load(ids).flatMap(this::settleAll).onErrorMap(failure -> new SettlingException(ids, failure));
    }

    private Mono<Settled> settleAll(List<Member> due) {
        var now = clock.instant();
        var changes = due.stream().map(member -> member.settle(now)).toList();
        var events =
                changes.stream().flatMap(change -> change.events().stream()).toList();
        return members.keep(changes).then(outbox.publish(events)).thenReturn(Settled.of(changes, now));
    }

    /**
     * What was done.
     *
     * @param members with how many
     * @param lateness how long the longest overdue had waited
     */
    public record Settled(int members, Duration lateness) {

        private static final Settled NOBODY = new Settled(0, Duration.ZERO);

        private static Settled of(List<Change> changes, Instant now) {
            var lateness = changes.stream()
                    .map(change -> change.before().nextDue())
                    .filter(Objects::nonNull)
                    .map(due -> Duration.between(due, now))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            return new Settled(changes.size(), lateness);
        }
    }
}
