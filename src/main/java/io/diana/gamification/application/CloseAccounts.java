package io.diana.gamification.application;

import static java.util.stream.Collectors.toSet;

import io.diana.gamification.application.Accounts.Taken;
import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.Hold;
import io.diana.gamification.domain.Moment;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import java.time.Clock;
import java.util.HashSet;
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
        return accounts.take(new Wanted(owners, Set.of(), Set.of()), clock.instant())
                .flatMap(taken -> bury(owners, taken).thenReturn(taken))
                .flatMap(this::close)
                .then(accounts.forget(owners));
    }

    private Mono<Void> bury(Set<UserId> owners, Taken taken) {
        var unheard = new HashSet<>(owners);
        unheard.removeAll(taken.accounts().keySet());
        return unheard.isEmpty() ? Mono.empty() : accounts.bury(unheard, clock.instant());
    }

    private Mono<Void> close(Taken taken) {
        var held = taken.accounts().values().stream()
                .filter(account -> account.purse().pending() > 0)
                .map(Account::owner)
                .toList();
        return holds.undecided(held)
                .collectList()
                .zipWith(catalogues.atLeast(taken.catalogue()))
                .flatMap(both -> {
                    var moment = new Moment(clock.instant(), both.getT2());
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
