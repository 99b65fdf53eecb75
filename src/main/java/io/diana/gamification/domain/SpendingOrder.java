package io.diana.gamification.domain;

import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.users.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A member wants to spend points.
 *
 * @param amount how many, at least 1
 * @param purpose for what, in words
 * @param source who says so
 * @param key the caller's name for this request, done once; null: each request is another one
 */
public record SpendingOrder(
        UserId owner,
        long amount,
        String purpose,
        String source,
        @Nullable String key) implements PointsOrder {

    @Override
    public @Nullable Order order() {
        return key == null ? null : new Order(key, Digest.of("spending\n" + amount + "\n" + purpose));
    }

    /** Spends what is there, or nothing. */
    @Override
    public Booking on(Account account, Moment moment) {
        var settled = account.settled(order(), moment.now());
        if (settled != null) {
            return settled;
        }
        if (account.purse().balance() < amount) {
            return new Refused(new Refusal.Insufficient(account.purse().balance(), amount));
        }
        var cause = new Cause(source, Words.of(purpose), null, order());
        var change = account.post(Draft.of(Kind.SPENDING, -amount, cause), moment);
        return new Booked(change, change.entries().getFirst());
    }
}
