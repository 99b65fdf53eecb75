package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.Presence;
import io.diana.users.domain.Status;
import io.diana.users.domain.Touches;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Notes that members are here, at the price of a look-up; what is written goes in batches. */
@Service
public class TouchUsers {

    private static final int BATCH = 5_000;
    private static final int CAPACITY = 200_000;

    private final Touches touches = new Touches(CAPACITY);
    private final Users users;
    private final Activities activities;
    private final Clock clock;

    TouchUsers(Users users, Activities activities, Clock clock) {
        this.users = users;
        this.activities = activities;
        this.clock = clock;
    }

    /** Touches those who are members and tells where each stands; unknown ids are missing, erased ones not touched. */
    public Mono<Map<UserId, Status>> here(Collection<UserId> ids) {
        var now = clock.instant();
        return users.statuses(ids, now)
                .doOnNext(statuses -> statuses.forEach((id, status) -> {
                    if (status != Status.ERASED) {
                        touches.add(new Presence(id, now));
                    }
                }));
    }

    /** Writes everything that is due at each subscription. What fails waits for the next time. */
    public Mono<Void> flush() {
        return Mono.fromSupplier(clock::instant).flatMap(this::flushDueAt);
    }

    /** How many members wait to be written down. */
    public long waiting() {
        return touches.waiting();
    }

    private Mono<Void> flushDueAt(Instant now) {
        return Mono.fromSupplier(() -> touches.takeDue(now, BATCH))
                .flatMap(due -> write(due, now))
                .repeat()
                .takeUntil(count -> count < BATCH)
                .then();
    }

    private Mono<Integer> write(List<Presence> due, Instant now) {
        if (due.isEmpty()) {
            return Mono.just(0);
        }
        return activities
                .write(due, now)
                .collectList()
                .doOnNext(left -> touches.putBack(left, now.plus(Touches.PAUSE)))
                .doOnError(_ -> touches.putBack(due, now))
                .thenReturn(due.size());
    }
}
