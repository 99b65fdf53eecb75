package io.diana.gamification.domain;

/**
 * A place on a board with the name that others see.
 *
 * @param displayName as the users module shows it
 */
public record NamedPlace(Place place, String displayName) {}
