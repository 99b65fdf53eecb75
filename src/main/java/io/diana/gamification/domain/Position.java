package io.diana.gamification.domain;

import io.diana.users.UserId;

/** A row of a board: scores go downwards, and where they are equal ids go upwards. */
public record Position(long score, UserId userId) {

    /** That of a place. */
    public static Position of(Place place) {
        return new Position(place.score(), place.userId());
    }
}
