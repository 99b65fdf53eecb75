package io.diana.users.application;

import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Registration;
import io.diana.users.domain.Status;
import io.diana.users.domain.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All members, to be changed. Every call is one round trip.
 *
 * <p>Whoever publishes an event about a member has inserted or locked its row before: so the events of a member are
 * numbered in the order in which their transactions commit.
 */
public interface Users {

    /**
     * Lets members in or brings their profiles up to date, in one atomic statement. An id that somebody else is
     * registering at this very moment is missing from the answer: ask again, then it is known.
     *
     * @param registrations each id once
     */
    Mono<Map<UserId, Admission>> admit(List<Registration> registrations, Instant now);

    /** Loads a member and keeps others from changing it until the transaction ends; empty when there is none. */
    Mono<User> lock(UserId id);

    /** Loads members whose suspension is over, leaving out those that somebody else is changing, and locks them. */
    Flux<User> lockReinstatable(Instant now, int limit);

    /** Writes profile, suspension and version of a locked member. */
    Mono<Void> update(User user);

    /** Removes profile, suspension, membership, preferences and activity of a locked member. */
    Mono<Void> erase(UserId id, Instant now);

    /**
     * Writes what the VIP module says, except where the member is erased or unknown or it says nothing new.
     *
     * @param changes each member once
     */
    Mono<Void> updateMemberships(List<MembershipChanged> changes);

    /** Where members stand now; unknown ids are missing. */
    Mono<Map<UserId, Status>> statuses(Collection<UserId> ids, Instant now);
}
