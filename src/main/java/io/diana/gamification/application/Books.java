package io.diana.gamification.application;

import io.diana.gamification.application.Accounts.Taken;
import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Moment;
import io.diana.gamification.domain.Opening;
import io.diana.gamification.domain.Refusal;
import io.diana.outbox.Outbox;
import io.diana.outbox.Said;
import io.diana.outbox.SharedOutbox;
import io.diana.users.RegistrationQuery;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens accounts to decide on them and closes them with what was decided, in the transaction of the use case. */
@Component
class Books {

    private final Accounts accounts;
    private final Catalogues catalogues;
    private final RegistrationQuery registrations;
    private final StandingQuery standings;
    private final Outbox outbox;
    private final SharedOutbox sharedOutbox;
    private final Clock clock;

    Books(
            Accounts accounts,
            Catalogues catalogues,
            RegistrationQuery registrations,
            StandingQuery standings,
            Outbox outbox,
            SharedOutbox sharedOutbox,
            Clock clock) {
        this.accounts = accounts;
        this.catalogues = catalogues;
        this.registrations = registrations;
        this.standings = standings;
        this.outbox = outbox;
        this.sharedOutbox = sharedOutbox;
        this.clock = clock;
    }

    /**
     * Accounts that are locked.
     *
     * @param refusals why there is none for somebody
     */
    record Opened(Map<UserId, Account> accounts, Map<UserId, Refusal> refusals, Moment moment) {}

    /**
     * Takes accounts; members of whom nothing was heard yet get theirs now. What is decided is decided as of the instant at which
     * they were asked for, however long others were waited for: what was taken belongs to the days of that instant.
     */
    Mono<Opened> open(Wanted wanted) {
        return Mono.defer(() -> open(wanted, clock.instant()));
    }

    private Mono<Opened> open(Wanted wanted, Instant now) {
        return accounts.takeAll(wanted, now)
                .flatMap(taken -> taken.accounts().keySet().containsAll(wanted.owners())
                        ? opened(taken, Map.of(), now)
                        : openMissing(wanted, now));
    }

    private Mono<Opened> openMissing(Wanted wanted, Instant now) {
        return openRegistered(wanted.owners())
                .then(accounts.take(wanted, now))
                .zipWhen(taken -> refusals(wanted.owners(), taken.accounts().keySet()))
                .flatMap(both -> opened(both.getT1(), both.getT2(), now));
    }

    private Mono<Void> openRegistered(Set<UserId> owners) {
        return registrations
                .of(owners)
                .map(Opening::after)
                .sort(Comparator.comparingLong(opening -> opening.owner().value()))
                .collectList()
                .flatMap(accounts::open);
    }

    private Mono<Map<UserId, Refusal>> refusals(Set<UserId> wanted, Set<UserId> found) {
        return Flux.fromIterable(wanted)
                .filter(id -> !found.contains(id))
                .concatMap(id -> standings
                        .of(id)
                        .map(standing -> Map.entry(id, refusal(id, standing)))
                        .defaultIfEmpty(Map.entry(id, new Refusal.Unknown(id))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Refusal refusal(UserId id, Standing standing) {
        return standing == Standing.ERASED ? new Refusal.Erased(id) : new Refusal.Unknown(id);
    }

    private Mono<Opened> opened(Taken taken, Map<UserId, Refusal> refusals, Instant now) {
        return catalogues
                .atLeast(taken.catalogue())
                .map(catalogue -> new Opened(taken.accounts(), refusals, new Moment(now, catalogue)));
    }

    /** Keeps what was decided and says what follows from it. */
    Mono<Void> close(List<Change> changes, Moment moment) {
        return changes.isEmpty()
                ? Mono.empty()
                : accounts.keep(changes, moment)
                        .then(outbox.publish(changes.stream()
                                .flatMap(it -> it.events().stream())
                                .toList()));
    }

    /** The same, where it goes back to several requests. */
    Mono<Void> close(List<Change> changes, List<Said> said, Moment moment) {
        return changes.isEmpty() ? Mono.empty() : accounts.keep(changes, moment).then(sharedOutbox.publishEach(said));
    }
}
