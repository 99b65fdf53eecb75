package io.diana.vip.application;

import io.diana.users.UserId;
import io.diana.vip.domain.Change;
import io.diana.vip.domain.Member;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Everybody who was ever given a grant, to be changed. A member's row is the lock on everything of theirs: what is loaded
 * here stays as it is until the transaction ends.
 */
public interface Members {

    /** Loads and locks a member, making one of somebody who was none; waits for whoever else is at it. */
    Mono<Member> admit(UserId id, Instant now);

    /** Loads and locks a member; empty when there is none. */
    Mono<Member> lock(UserId id);

    /** Locks those with whom something is due, longest overdue first, leaving out whom somebody else is at. */
    Mono<List<UserId>> lockDue(Instant now, int limit);

    /** Loads members that are locked. */
    Mono<List<Member>> load(List<UserId> ids);

    /** Writes what becomes of locked members, in one statement. */
    Mono<Void> keep(List<Change> changes);

    /** Writes that a locked member has left, and forgets the words about their grants. */
    Mono<Void> erase(Change change);

    /** Notes that what is due with a member could not be done; they are due again later, the longer the more often it failed. */
    Mono<Void> postpone(UserId id, Instant now);
}
