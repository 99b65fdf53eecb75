package io.diana.gamification.domain;

import io.diana.gamification.domain.Entry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is to be made.
 *
 * @param amount by which the balance changes
 * @param held what it is worth while it is held; null: it is not
 */
record Draft(
        Kind kind,
        @Nullable String type,
        long amount,
        @Nullable Long held,
        Cause cause,
        @Nullable Explanation explanation) {

    /** Points that Diana pays by itself. */
    static Draft bonus(long points, String source, String reason) {
        return new Draft(Kind.BONUS, null, points, null, Cause.of(source, reason), Explanation.of(points));
    }

    /** An entry for which somebody said how many points. */
    static Draft of(Kind kind, long amount, Cause cause) {
        return new Draft(kind, null, amount, null, cause, null);
    }
}
