package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that somebody has to decide on.
 *
 * @param owner whose points they are
 * @param no of the entry that is held
 * @param type of the action
 * @param points it is worth
 * @param flag why they are held
 * @param context what was said of the action, as JSON; null: nothing
 * @param decision what was decided; null: nothing yet
 */
public record Hold(
        UserId owner,
        long no,
        String type,
        long points,
        Flag flag,
        @Nullable String context,
        Instant at,
        @Nullable Decision decision) {

    /**
     * What somebody decided.
     *
     * @param released whether the points were paid; otherwise they are void
     * @param no of the entry that says so
     * @param by who decided
     */
    public record Decision(boolean released, long no, String by, Instant at) {}

    /** What the API calls it: the entry that is held. */
    public String id() {
        return owner + "-" + no;
    }

    Hold decided(Decision made) {
        return new Hold(owner, no, type, points, flag, context, at, made);
    }
}
