package io.diana.gamification.domain;

import io.diana.gamification.domain.Cause.Order;
import io.diana.users.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a member did something.
 *
 * @param type key of an action type
 * @param source who says it: {@code key:bot}
 * @param key the caller's name for this request, done once; null: each request is another one
 */
public record ActionOrder(
        UserId owner,
        String type,
        Context context,
        String source,
        @Nullable String key) implements PointsOrder {

    @Override
    public @Nullable Order order() {
        return key == null ? null : new Order(key, Digest.of("action\n" + type + "\n" + context.canonical()));
    }

    @Override
    public Booking on(Account account, Moment moment) {
        return Awards.decide(account, this, moment);
    }
}
