package io.diana.gamification.domain;

import org.jspecify.annotations.Nullable;

/**
 * One step of the way up.
 *
 * @param number 1 and upwards
 * @param at points earned in a lifetime from which it is reached
 * @param name for people
 */
public record Level(int number, long at, @Nullable String name) {}
