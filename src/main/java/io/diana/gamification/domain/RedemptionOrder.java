package io.diana.gamification.domain;

import io.diana.gamification.RewardRedeemed;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.users.UserId;
import io.diana.vip.GrantRequested;
import io.diana.vip.GrantRequested.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A member wants to buy a reward.
 *
 * @param reward key of what is wanted
 * @param source who says so
 * @param key the caller's name for this request, done once; null: each request is another one
 */
public record RedemptionOrder(
        UserId owner,
        String reward,
        String source,
        @Nullable String key) {

    /** What is done once; null: each request is another one. */
    public @Nullable Order order() {
        return key == null ? null : new Order(key, Digest.of("redemption\n" + reward));
    }

    /**
     * Sells one at its price, or nothing. Days of VIP that belong to it are asked for.
     *
     * @param article what is wanted; null: there is no such reward
     */
    public Booking on(Account account, @Nullable Article article, Moment moment) {
        var settled = account.settled(order(), moment.now());
        if (settled != null) {
            return settled;
        }
        if (article == null) {
            return new Refused(new Refusal.UnknownReward(reward));
        }
        var refusal = refusal(account, article, moment.now());
        return refusal == null ? sell(account, article, moment) : new Refused(refusal);
    }

    private @Nullable Refusal refusal(Account account, Article article, Instant now) {
        var wanted = article.reward();
        if (!wanted.active()) {
            return new Refusal.InactiveReward(reward);
        }
        if (wanted.stock() != null && wanted.stock() == 0) {
            return new Refusal.OutOfStock(reward);
        }
        if (wanted.perUser() != null && article.had() >= wanted.perUser()) {
            return new Refusal.EnoughOfIt(reward, wanted.perUser());
        }
        var purse = account.purse();
        if (wanted.minLevel() != null && purse.level() < wanted.minLevel()) {
            return new Refusal.LevelTooLow(purse.level(), wanted.minLevel());
        }
        if (wanted.vipOnly() && !account.standing().membership().holdsAt(now)) {
            return new Refusal.VipOnly(reward);
        }
        return purse.balance() < wanted.price() ? new Refusal.Insufficient(purse.balance(), wanted.price()) : null;
    }

    private Booked sell(Account account, Article article, Moment moment) {
        var sold = article.reward();
        var price = sold.price();
        var cause = new Cause(source, new Words(sold.name(), false), null, order());
        var draft = new Draft(Kind.SPENDING, null, -price, null, cause, Explanation.of(price));
        var change = account.post(draft, moment);
        var entry = change.entries().getFirst();
        var redemption =
                new Redemption(owner, entry.no(), reward, article.version(), price, sold.prize(), entry.at(), null);
        return new Booked(change.with(redemption).saying(events(redemption, sold.name())), entry);
    }

    private static List<DomainEvent> events(Redemption redemption, String name) {
        var events = new ArrayList<DomainEvent>();
        var prize = redemption.prize();
        events.add(new RewardRedeemed(
                redemption.owner(), redemption.id(), redemption.reward(), redemption.price(), redemption.at()));
        if (prize != null) {
            events.add(new GrantRequested(
                    redemption.owner(),
                    RefundOrder.REFERENCE + redemption.id(),
                    prize.vipPlan(),
                    prize.duration(),
                    Source.REWARD,
                    name,
                    redemption.at()));
        }
        return events;
    }
}
