package io.diana.gamification.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known here of a member's VIP membership, by the events of the VIP module.
 *
 * @param active whether there is one
 * @param until when it ends unless more is heard; null: never, or there is none
 * @param multiplier of points; null: it multiplies nothing
 */
public record Membership(
        boolean active, @Nullable Instant until, @Nullable BigDecimal multiplier) {

    /** No membership. */
    public static final Membership NONE = new Membership(false, null, null);

    /** Whether the member is VIP at an instant. */
    public boolean holdsAt(Instant now) {
        return active && (until == null || now.isBefore(until));
    }

    /** By what points are multiplied at an instant; 1 without membership. */
    BigDecimal factorAt(Instant now) {
        return holdsAt(now) && multiplier != null ? multiplier : BigDecimal.ONE;
    }
}
