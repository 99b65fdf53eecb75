package io.diana.gamification.domain;

import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Redemption.Refund;
import io.diana.vip.GrantRefused;
import org.jspecify.annotations.Nullable;

/**
 * Somebody gives a member the price of a reward back.
 *
 * @param redemption what was bought, by the entry that paid for it
 * @param reward key of what was bought; null: whatever it was
 * @param words why
 * @param author who does it
 * @param key the caller's name for this request, done once; null: each request is another one
 */
public record RefundOrder(
        EntryId redemption,
        @Nullable String reward,
        Words words,
        Author author,
        @Nullable String key) {

    /** What begins the reference of whatever is asked for because a reward was bought; its redemption's id follows. */
    static final String REFERENCE = "reward:";

    /** The prize of a reward will not be given; null: what is refused is no prize. */
    public static @Nullable RefundOrder after(GrantRefused refusal) {
        var reference = refusal.reference();
        var redemption =
                reference.startsWith(REFERENCE) ? EntryId.parse(reference.substring(REFERENCE.length())) : null;
        return redemption == null
                ? null
                : new RefundOrder(
                        redemption,
                        null,
                        new Words("The prize could not be given: " + refusal.reason(), false),
                        Author.DIANA,
                        null);
    }

    /** What is done once; null: each request is another one. */
    public @Nullable Order order() {
        return key == null ? null : new Order(key, Digest.of("refund\n" + redemption + "\n" + words.text()));
    }

    /**
     * Gives back what was paid, once. It does not count as earned. A suspended member gets it too.
     *
     * @param bought what was bought; null: nothing was, under this id
     */
    public Booking on(Account account, @Nullable Redemption bought, Moment moment) {
        if (author.is(account.owner())) {
            return new Refused(new Refusal.OwnAccount(account.owner()));
        }
        var settled = account.settled(order(), moment.now());
        if (settled != null && !(settled instanceof Refused(Refusal.Suspended _))) {
            return settled;
        }
        if (bought == null || !isMeant(bought)) {
            return new Refused(new Refusal.UnknownRedemption(account.owner()));
        }
        return bought.refund() == null
                ? giveBack(account, bought, moment)
                : new Refused(new Refusal.AlreadyRefunded(bought.id()));
    }

    private boolean isMeant(Redemption bought) {
        return reward == null || reward.equals(bought.reward());
    }

    private Booked giveBack(Account account, Redemption bought, Moment moment) {
        var cause = new Cause(author.label(), words, bought.no(), order());
        var change = account.post(Draft.of(Kind.REFUND, bought.price(), cause), moment);
        var entry = change.entries().getFirst();
        return new Booked(change.with(bought.refunded(new Refund(entry.no(), entry.at(), author.label()))), entry);
    }
}
