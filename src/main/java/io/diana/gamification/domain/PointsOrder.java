package io.diana.gamification.domain;

import io.diana.gamification.domain.Cause.Order;
import io.diana.users.UserId;
import org.jspecify.annotations.Nullable;

/** Somebody asks for something that changes a member's points. */
public interface PointsOrder {

    /** Whose points they are. */
    UserId owner();

    /** What is done once, however often it is asked for; null: each request is another one. */
    @Nullable
    Order order();

    /** The action type whose last times have to be known; null: none. */
    default @Nullable String type() {
        return null;
    }

    /** Decides. The account is locked, and what was done under the key of this order is known to it. */
    Booking on(Account account, Moment moment);
}
