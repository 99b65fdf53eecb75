package io.diana.gamification.application;

import io.diana.gamification.domain.Catalogue;
import reactor.core.publisher.Mono;

/** The definitions that are in force, for those who decide by them all the time. */
public interface Catalogues {

    /**
     * All definitions as they were at this version or later. From memory as long as nobody names a newer version than is
     * known; a failure to read is an error, never an older catalogue. Not for a transaction that changes definitions,
     * for it would show what may never have been.
     *
     * @param version one that was committed, as the database names it
     */
    Mono<Catalogue> atLeast(long version);
}
