package io.diana.vip.application;

import io.diana.users.UserId;
import io.diana.vip.domain.HistoryEntry;
import io.diana.vip.domain.Member;
import io.diana.vip.domain.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Memberships, to be looked at. */
public interface MembershipQuery {

    /** A member with all grants; empty when nothing was ever granted. */
    Mono<Member> find(UserId id);

    /** The next entries of a member's history, newest first. */
    Mono<List<Recorded>> history(UserId id, @Nullable Long before, int limit);

    /** How long a member's history is. */
    Mono<Long> countHistory(UserId id);

    /** The next plans that end in a time, by their end. */
    Mono<List<Ending>> ending(Period period, @Nullable Ending after, int limit);

    /** How many plans end in a time. */
    Mono<Long> countEnding(Period period);

    /**
     * An entry of history.
     *
     * @param id grows from entry to entry
     */
    record Recorded(long id, HistoryEntry entry) {}

    /** A plan that somebody holds and that ends. */
    record Ending(UserId userId, Run run) {}

    /**
     * From one instant to another.
     *
     * @param from exclusive
     * @param to inclusive
     */
    record Period(Instant from, Instant to) {}
}
