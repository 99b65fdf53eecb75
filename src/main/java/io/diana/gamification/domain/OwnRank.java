package io.diana.gamification.domain;

/**
 * Where a member stands on a board.
 *
 * @param rank 1 and how many others see that they have more
 * @param score 0: behind all who have points
 * @param of how many others are seen with points
 */
public record OwnRank(BoardPeriod period, long rank, long score, long of) {}
