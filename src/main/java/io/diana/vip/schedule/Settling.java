package io.diana.vip.schedule;

import io.diana.users.UserId;
import io.diana.vip.application.DueQuery;
import io.diana.vip.application.PostponeMember;
import io.diana.vip.application.SettleDueMembers;
import io.diana.vip.application.SettleDueMembers.Settled;
import io.diana.vip.application.SettleMember;
import io.diana.vip.application.SettlingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Settles whatever is due, batch by batch. A batch that fails is done again member by member, each in a transaction of its
 * own, so that only those wait with whom it fails.
 */
@Component
class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final int BATCH = 250;
    private static final Duration SHORTEST_REST = Duration.ofMillis(50);

    private final SettleDueMembers settleDueMembers;
    private final SettleMember settleMember;
    private final PostponeMember postponeMember;
    private final DueQuery dueQuery;
    private final Clock clock;
    private final Timer lateness;
    private final Counter members;
    private final Counter failures;

    Settling(
            SettleDueMembers settleDueMembers,
            SettleMember settleMember,
            PostponeMember postponeMember,
            DueQuery dueQuery,
            Clock clock,
            MeterRegistry registry) {
        this.settleDueMembers = settleDueMembers;
        this.settleMember = settleMember;
        this.postponeMember = postponeMember;
        this.dueQuery = dueQuery;
        this.clock = clock;
        this.lateness = Timer.builder("diana.vip.lateness")
                .description("How long the longest overdue member of a batch had waited.")
                .register(registry);
        this.members = Counter.builder("diana.vip.settled")
                .description("Members with whom something was due.")
                .register(registry);
        this.failures = Counter.builder("diana.vip.failures")
                .description("Members with whom something was due that could not be done; they are tried again.")
                .register(registry);
    }

    /** Settles a batch and tells whether there may be more. */
    Mono<Boolean> batch() {
        return settleDueMembers
                .upTo(BATCH)
                .doOnNext(this::measure)
                .map(settled -> settled.members() > 0)
                .onErrorResume(SettlingException.class, this::oneByOne);
    }

    private void measure(Settled settled) {
        if (settled.members() > 0) {
            lateness.record(settled.lateness());
            members.increment(settled.members());
        }
    }

    private Mono<Boolean> oneByOne(SettlingException failure) {
        LOG.warn(
                "What is due with {} members is done one by one: {}",
                failure.members().size(),
                failure.toString());
        return Flux.fromIterable(failure.members()).concatMap(this::alone).then(Mono.just(true));
    }

    private Mono<Void> alone(UserId id) {
        return settleMember
                .of(id)
                .then(Mono.fromRunnable(members::increment))
                .onErrorResume(failure -> postpone(id, failure))
                .then();
    }

    /** Where the database itself is out of order this fails as well, and everybody waits. */
    private Mono<Void> postpone(UserId id, Throwable failure) {
        return postponeMember.of(id).doOnSuccess(_ -> {
            failures.increment();
            LOG.error("What is due with member {} is tried again later: {}", id, failure.toString());
        });
    }

    /** How long there is nothing to do, as far as is known; at most as long as given. */
    Mono<Duration> rest(Duration longest) {
        return dueQuery.next().map(next -> until(next, longest)).defaultIfEmpty(longest);
    }

    private Duration until(Instant next, Duration longest) {
        var rest = Duration.between(clock.instant(), next);
        if (rest.compareTo(SHORTEST_REST) < 0) {
            return SHORTEST_REST;
        }
        return rest.compareTo(longest) < 0 ? rest : longest;
    }
}
