package io.diana.gamification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's points.
 *
 * @param balance what can be spent, never negative
 * @param lifetime earned so far, which spending does not take away
 * @param pending held, to be decided on
 * @param level reached so far, which is never taken away
 * @param entries how many entries there are
 * @param lastAt when the last one was made; null: there is none
 */
public record Purse(
        long balance,
        long lifetime,
        long pending,
        int level,
        long entries,
        @Nullable Instant lastAt) {

    /** That of a member who has earned nothing yet. */
    public static final Purse EMPTY = new Purse(0, 0, 0, 1, 0, null);

    /** With one more entry. */
    Purse plus(Entry entry, int reached) {
        return new Purse(
                entry.sums().balanceAfter(),
                entry.sums().lifetimeAfter(),
                pending,
                Math.max(level, reached),
                entry.no(),
                entry.at());
    }

    /** With more points held, or fewer. */
    Purse holding(long points) {
        return new Purse(balance, lifetime, pending + points, level, entries, lastAt);
    }

    /** Clocks of nodes differ, but entries follow each other. */
    Instant notBefore(Instant now) {
        return lastAt == null || lastAt.isBefore(now) ? now : lastAt;
    }
}
