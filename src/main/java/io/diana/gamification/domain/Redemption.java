package io.diana.gamification.domain;

import io.diana.gamification.domain.Reward.Prize;
import io.diana.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward that was bought.
 *
 * @param owner who bought it
 * @param no of the entry that paid for it
 * @param reward key of what was bought
 * @param version of it
 * @param price that was paid
 * @param prize what was promised besides; null: nothing that Diana knows of
 * @param refund how it was given back; null: it was not
 */
public record Redemption(
        UserId owner,
        long no,
        String reward,
        int version,
        long price,
        @Nullable Prize prize,
        Instant at,
        @Nullable Refund refund) {

    /**
     * The points came back.
     *
     * @param no of the entry that says so
     * @param by who gave them back
     */
    public record Refund(long no, Instant at, String by) {}

    /** What the API calls it: the entry that paid for it. */
    public String id() {
        return new EntryId(owner, no).toString();
    }

    Redemption refunded(Refund made) {
        return new Redemption(owner, no, reward, version, price, prize, at, made);
    }
}
