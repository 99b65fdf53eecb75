package io.diana.gamification.web;

import io.diana.gamification.domain.NamedPlace;
import io.diana.users.UserId;

/**
 * A place on a board, on the wire.
 *
 * @param rank 1 and how many others have more: equal scores share a rank, and the next one skips
 */
record PlaceJson(long rank, UserId userId, String displayName, long score) {

    static PlaceJson of(NamedPlace named) {
        var place = named.place();
        return new PlaceJson(place.rank(), place.userId(), named.displayName(), place.score());
    }
}
