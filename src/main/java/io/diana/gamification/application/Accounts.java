package io.diana.gamification.application;

import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Moment;
import io.diana.gamification.domain.Opening;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Whose points are kept, to be changed. An account's row is the lock on everything of its owner's: what is taken here stays
 * as it is until the transaction ends.
 */
public interface Accounts {

    /**
     * What was taken.
     *
     * @param catalogue the version of the definitions that is in force behind the lock
     * @param accounts those that there are, by owner
     */
    record Taken(long catalogue, Map<UserId, Account> accounts) {}

    /**
     * What is needed of accounts.
     *
     * @param owners whose
     * @param types of actions whose last times are needed
     * @param keys under which something may have been done before, by owner
     */
    record Wanted(Set<UserId> owners, Set<String> types, Map<UserId, Set<String>> keys) {

        /** What is needed where each key may be anybody's. */
        public Wanted(Set<UserId> owners, Set<String> types, Set<String> keys) {
            this(owners, types, owners.stream().collect(Collectors.toMap(owner -> owner, _ -> keys)));
        }
    }

    /** Opens accounts, leaving alone whoever has one or has left. */
    Mono<Void> open(Collection<Opening> openings);

    /**
     * Puts on record that somebody has left of whom nothing was heard before, so that no account is opened later. Accounts that
     * there are it leaves alone.
     */
    Mono<Void> bury(Collection<UserId> owners, Instant at);

    /**
     * Locks accounts in the order of their owners and loads them; waits for whoever else is at one of them. Somebody who has
     * none is left out.
     *
     * @param at of the days of the owners' calendars whose missions are needed
     */
    Mono<Taken> take(Wanted wanted, Instant at);

    /** The same, but when somebody has none yet, nothing is locked and nothing is taken. */
    Mono<Taken> takeAll(Wanted wanted, Instant at);

    /** Writes what becomes of taken accounts, in one statement. */
    Mono<Void> keep(List<Change> changes, Moment moment);

    /** Forgets how members who have left came to what they earned: words, habits, achievements and missions. */
    Mono<Void> forget(Collection<UserId> owners);
}
