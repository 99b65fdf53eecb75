package io.diana.gamification.application;

import static java.util.stream.Collectors.toSet;

import io.diana.gamification.application.Accounts.Taken;
import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.Hold;
import io.diana.gamification.domain.Moment;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Closes the accounts of those who leave, and forgets what is personal in them. */
@Service
public class CloseAccounts {

    private final Accounts accounts;
    private final Catalogues catalogues;
    private final Holds holds;
    private final Books books;
    private final Clock clock;

    CloseAccounts(Accounts accounts, Catalogues catalogues, Holds holds, Books books, Clock clock) {
        this.accounts = accounts;
        this.catalogues = catalogues;
        this.holds = holds;
        this.books = books;
        this.clock = clock;
    }

    /**
     * Closes what is open; an erasure may come before anything else was heard of its member. Points that are held for somebody
     * who has left are void, and the ledger says so.
     */
    @Transactional
    public Mono<Void> after(List<UserErased> erasures) {
        var owners = erasures.stream().map(UserErased::userId).collect(toSet());
        return Mono.defer(() -> close(owners, clock.instant())).then(accounts.forget(owners));
    }

    /** Who is unheard of is buried before anything is locked: whoever opens accounts waits for nobody while holding one either. */
    private Mono<Void> close(Set<UserId> owners, Instant now) {
        return accounts.bury(owners, now)
                .then(accounts.take(new Wanted(owners, Set.of(), Set.of()), now))
                .flatMap(taken -> close(taken, now));
    }

    private Mono<Void> close(Taken taken, Instant now) {
        return holds.undecided(taken.accounts().keySet())
                .collectList()
                .zipWith(catalogues.atLeast(taken.catalogue()))
                .flatMap(both -> {
                    var moment = new Moment(now, both.getT2());
                    return books.close(changes(taken, both.getT1(), moment), moment);
                });
    }

    private static List<Change> changes(Taken taken, List<Hold> undecided, Moment moment) {
        var byOwner = undecided.stream().collect(Collectors.groupingBy(Hold::owner));
        return taken.accounts().values().stream()
                .map(account -> Hearing.erased(account, byOwner.getOrDefault(account.owner(), List.of()), moment))
                .filter(change -> !change.isNothing())
                .toList();
    }
}
