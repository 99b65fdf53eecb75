package io.diana.vip.domain;

import io.diana.users.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A plan given to a member. When its time runs follows from all grants of the member: see {@link Timeline}.
 *
 * @param term how long it runs; null: for life
 * @param entitlements of the plan's version
 * @param cause why it was given
 * @param revocation null unless it was taken away
 */
public record Grant(
        @Identity UUID id,
        UserId userId,
        String plan,
        int planVersion,
        @Nullable Term term,
        Map<String, Object> entitlements,
        Cause cause,
        @Nullable Revocation revocation) {

    /** Where grants come from. */
    public enum Source {
        ADMIN,
        TOKEN,
        PAYMENT,
        REWARD,
        MIGRATION
    }

    /**
     * Why a grant was given.
     *
     * @param at when
     * @param actor by whom
     * @param reference what it was asked for with, once; null: by nobody who names one
     */
    public record Cause(Source source, Instant at, String actor, String reason, @Nullable String reference) {}

    /** That a grant was taken away. */
    public record Revocation(Instant at, String actor, String reason) {}

    /** Keeps the entitlements from later changes. */
    public Grant {
        entitlements = Map.copyOf(entitlements);
    }

    /** The same grant, taken away. */
    public Grant revoked(Revocation by) {
        return new Grant(id, userId, plan, planVersion, term, entitlements, cause, by);
    }
}
