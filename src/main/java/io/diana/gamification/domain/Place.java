package io.diana.gamification.domain;

import io.diana.users.UserId;

/**
 * Where somebody stands on a board.
 *
 * @param rank 1 and how many have more: equal scores share a rank, and the next one skips
 */
public record Place(long rank, UserId userId, long score) {}
