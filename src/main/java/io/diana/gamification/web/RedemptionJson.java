package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.application.RedemptionQuery.Sold;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.EntryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward that was bought.
 *
 * @param price in points
 * @param balance what was left when it was paid
 * @param entryId the entry that paid for it
 * @param refundedAt when the price was given back; absent: it was not
 * @param refundId the entry that gave it back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RedemptionJson(
        String id,
        String reward,
        long price,
        long balance,
        String entryId,
        Instant redeemedAt,
        @Nullable Instant refundedAt,
        @Nullable String refundId) {

    /** As it was when it was bought: the same whenever it is answered. */
    static RedemptionJson of(String reward, Entry entry) {
        var sums = entry.sums();
        return new RedemptionJson(
                entry.id(), reward, -sums.amount(), sums.balanceAfter(), entry.id(), entry.at(), null, null);
    }

    /** As it is now. */
    static RedemptionJson of(Sold sold) {
        var redemption = sold.redemption();
        var refund = redemption.refund();
        return new RedemptionJson(
                redemption.id(),
                redemption.reward(),
                redemption.price(),
                sold.balance(),
                redemption.id(),
                redemption.at(),
                refund == null ? null : refund.at(),
                refund == null ? null : new EntryId(redemption.owner(), refund.no()).toString());
    }
}
