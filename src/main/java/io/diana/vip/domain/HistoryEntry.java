package io.diana.vip.domain;

import io.diana.users.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of what a member holds, as history keeps it for good.
 *
 * @param at when it happened
 * @param from the plan that ended last of those held before; null: none was held
 * @param to the plan that ends last of those held from then on; null: none is held
 * @param plan what the change is about
 * @param actor by whom: {@code operator:ana}
 * @param grantId by which grant
 */
public record HistoryEntry(
        UserId userId,
        Instant at,
        @Nullable String from,
        @Nullable String to,
        Reason reason,
        String plan,
        String actor,
        UUID grantId) {

    /** Why something changes. */
    public enum Reason {
        ADMIN_GRANTED,
        ADMIN_REVOKED,
        VIP_PURCHASED,
        VIP_REDEEMED,
        VIP_REWARDED,
        VIP_EXTENDED,
        VIP_EXPIRED;

        /** Why a plan is held that was not held before. */
        static Reason of(Grant.Source source) {
            return switch (source) {
                case ADMIN, MIGRATION -> ADMIN_GRANTED;
                case TOKEN -> VIP_REDEEMED;
                case PAYMENT -> VIP_PURCHASED;
                case REWARD -> VIP_REWARDED;
            };
        }
    }
}
