package io.diana.gamification.application;

import io.diana.gamification.domain.Entry;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads the ledger. */
public interface EntryQuery {

    /**
     * Which entries.
     *
     * @param kind null: of any
     * @param from the first instant; null: from the beginning
     * @param to the first instant that is not meant any more; null: to the end
     */
    record Filter(
            UserId owner,
            Entry.@Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * Entries, newest first.
     *
     * @param before the number below which the list begins; {@link Long#MAX_VALUE} for the newest
     */
    Mono<List<Entry>> page(Filter filter, long before, int limit);

    /** How many there are. */
    Mono<Long> count(Filter filter);

    /** The last entry at an instant; empty when there was none yet. */
    Mono<Entry> lastAt(UserId owner, Instant instant);
}
