package io.diana.gamification.domain;

import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.users.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody gives points to a member, or takes some away. It does not count as earned.
 *
 * @param amount how many; negative to take them away; not 0
 * @param reason in words
 * @param author who does it
 * @param key the caller's name for this request, done once; null: each request is another one
 */
public record AdjustmentOrder(
        UserId owner,
        long amount,
        String reason,
        Author author,
        @Nullable String key) implements PointsOrder {

    /** More than anybody can have: sums of such stay far from what a number can hold. */
    public static final long MOST = 1_000_000_000_000L;

    /**
     * Who does something to an account.
     *
     * @param label kind and id: {@code operator:ana}
     * @param user the member that they are as well; null: none that is known
     */
    public record Author(String label, @Nullable Long user) {

        /** Diana itself. */
        static final Author DIANA = new Author("system:system", null);

        /** Whether it is their own account. */
        boolean is(UserId owner) {
            return user != null && user == owner.value();
        }
    }

    @Override
    public @Nullable Order order() {
        return key == null ? null : new Order(key, Digest.of("adjustment\n" + amount + "\n" + reason));
    }

    /** Adjusts, unless less than nothing would be left. A suspended member's points can be adjusted. */
    @Override
    public Booking on(Account account, Moment moment) {
        if (author.is(account.owner())) {
            return new Refused(new Refusal.OwnAccount(account.owner()));
        }
        var settled = account.settled(order(), moment.now());
        if (settled != null && !isSuspension(settled)) {
            return settled;
        }
        var balance = account.purse().balance();
        if (balance + amount < 0) {
            return new Refused(new Refusal.Insufficient(balance, -amount));
        }
        if (balance + amount > MOST) {
            return new Refused(new Refusal.TooMuch(balance));
        }
        var cause = new Cause(author.label(), Words.of(reason), null, order());
        var change = account.post(Draft.of(Kind.ADJUSTMENT, amount, cause), moment);
        return new Booked(change, change.entries().getFirst());
    }

    private static boolean isSuspension(Booking settled) {
        return settled instanceof Refused(Refusal.Suspended _);
    }
}
