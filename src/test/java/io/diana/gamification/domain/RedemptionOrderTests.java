package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.PointsSpent;
import io.diana.gamification.RewardRedeemed;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Reward.Prize;
import io.diana.users.UserId;
import io.diana.vip.GrantRequested;
import io.diana.vip.GrantRequested.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may buy what, and what comes of it. */
class RedemptionOrderTests {

    private static final UserId ADA = new UserId(815);
    private static final Instant NOW = SomeDefinitions.NOW;
    private static final Moment MOMENT = new Moment(NOW, Game.of());

    @Test
    void sellsAtItsPriceToWhoeverHasJustEnough() {
        var booked = (Booked) buy(rich(100), "{'price': 100, 'name': 'A golden frame'}");

        var entry = booked.entry();
        assertThat(entry.kind()).isEqualTo(Kind.SPENDING);
        assertThat(entry.sums().amount()).isEqualTo(-100);
        assertThat(entry.sums().lifetimeAfter()).isEqualTo(7);
        assertThat(entry.explanation()).isEqualTo(Explanation.of(100));
        assertThat(entry.cause().source()).isEqualTo("key:shop");
        assertThat(entry.cause().words()).isEqualTo(new Words("A golden frame", false));
        assertThat(booked.change().after().purse().balance()).isZero();
        assertThat(booked.change().entries()).containsExactly(entry);
        assertThat(booked.change().redemptions()).containsExactly(new Redemption(ADA, 4, "r", 2, 100, null, NOW, null));
        assertThat(booked.change().events())
                .containsExactly(
                        new PointsSpent(ADA, "815-4", 100, 0, NOW), new RewardRedeemed(ADA, "815-4", "r", 100, NOW));
    }

    @Test
    void asksForTheDaysOfVipThatBelongToIt() {
        var booked = (Booked) buy(rich(5), "{'name': 'A week', 'prize': {'vipPlan': 'monthly', 'duration': 'P7D'}}");

        assertThat(booked.change().redemptions().getFirst().prize()).isEqualTo(new Prize("monthly", "P7D"));
        assertThat(booked.change().events())
                .endsWith(new GrantRequested(ADA, "reward:815-4", "monthly", "P7D", Source.REWARD, "A week", NOW));
    }

    @Test
    void sellsWhatThereIsAndForWhomItIs() {
        var everything = "{'price': 1, 'stock': 1, 'perUser': 3, 'minLevel': 2, 'vipOnly': true}";

        assertThat(order(null).on(vip(leveled(rich(1), 2), NOW.plusNanos(1)), article(everything, 2), MOMENT))
                .isInstanceOf(Booked.class);
    }

    @Test
    void refusesWhatCannotBeBought() {
        var ada = rich(100);
        assertThat(order(null).on(ada, null, MOMENT)).isEqualTo(new Refused(new Refusal.UnknownReward("r")));
        assertThat(buy(ada, "{'active': false}")).isEqualTo(new Refused(new Refusal.InactiveReward("r")));
        assertThat(buy(ada, "{'stock': 0}")).isEqualTo(new Refused(new Refusal.OutOfStock("r")));
        assertThat(order(null).on(ada, article("{'perUser': 2}", 2), MOMENT))
                .isEqualTo(new Refused(new Refusal.EnoughOfIt("r", 2)));
    }

    @Test
    void refusesWhomItIsNotFor() {
        var ada = rich(100);
        assertThat(buy(leveled(ada, 2), "{'minLevel': 3}")).isEqualTo(new Refused(new Refusal.LevelTooLow(2, 3)));
        assertThat(buy(ada, "{'vipOnly': true}")).isEqualTo(new Refused(new Refusal.VipOnly("r")));
        assertThat(buy(vip(ada, NOW), "{'vipOnly': true}")).isEqualTo(new Refused(new Refusal.VipOnly("r")));
        assertThat(buy(ada, "{'price': 101}")).isEqualTo(new Refused(new Refusal.Insufficient(100, 101)));
    }

    @Test
    void refusesWhoTakesNoPartBeforeAnythingElse() {
        var suspended = rich(1).with(Standing.NEW.with(new Suspension(true, null)));
        assertThat(order(null).on(suspended, null, MOMENT)).isEqualTo(new Refused(new Refusal.Suspended(ADA)));
        assertThat(order(null).on(rich(1).with(Standing.GONE), null, MOMENT))
                .isEqualTo(new Refused(new Refusal.Erased(ADA)));
    }

    @Test
    void sellsOnceUnderOneKey() {
        var first = (Booked) order("k").on(rich(100), article("{'price': 60}", 0), MOMENT);
        var after = first.change().after();

        assertThat(order("k").on(after, article("{'price': 60}", 1), MOMENT)).isEqualTo(new Repeated(first.entry()));
        assertThat(new RedemptionOrder(ADA, "other", "key:shop", "k").on(after, null, MOMENT))
                .isEqualTo(new Refused(new Refusal.KeyReused("k")));
        assertThat(new SpendingOrder(ADA, 1, "r", "key:shop", "k").on(after, MOMENT))
                .isEqualTo(new Refused(new Refusal.KeyReused("k")));
        assertThat(order(null).order()).isNull();
    }

    private static Booking buy(Account account, String reward) {
        return order(null).on(account, article(reward, 0), MOMENT);
    }

    private static RedemptionOrder order(@Nullable String key) {
        return new RedemptionOrder(ADA, "r", "key:shop", key);
    }

    private static Article article(String reward, long had) {
        return new Article(SomeDefinitions.sound(Reward.class, reward), 2, had);
    }

    static Account rich(long balance) {
        var account = Account.opened(new Opening(ADA, "UTC", NOW));
        return account.with(new Purse(balance, 7, 0, 1, 3, NOW.minusSeconds(1)));
    }

    private static Account leveled(Account account, int level) {
        var purse = account.purse();
        return account.with(new Purse(purse.balance(), 7, 0, level, 3, purse.lastAt()));
    }

    private static Account vip(Account account, Instant until) {
        return account.with(Standing.NEW.with(new Membership(true, until, null)));
    }
}
