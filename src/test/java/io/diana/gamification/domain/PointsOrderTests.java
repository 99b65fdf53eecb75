package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.ADA;
import static io.diana.gamification.domain.Someone.ANA;
import static io.diana.gamification.domain.Someone.NOON;
import static io.diana.gamification.domain.Someone.entry;
import static io.diana.gamification.domain.Someone.refusal;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.PointsAdjusted;
import io.diana.gamification.PointsAwarded;
import io.diana.gamification.PointsSpent;
import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Entry.Sums;
import io.diana.users.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Spending, adjusting and the daily gift. */
class PointsOrderTests {

    private final Someone ada = new Someone();

    @Test
    void whatIsSpentIsTaken() {
        ada.did("message_sent");

        var entry = entry(ada.asks(spending(5, null)));

        assertThat(entry.kind()).isEqualTo(Kind.SPENDING);
        assertThat(entry.sums()).isEqualTo(new Sums(-5, 0, 5, null));
        assertThat(entry.cause()).isEqualTo(new Cause("key:shop", new Words("a hint", true), null, null));
        assertThat(entry.explanation()).isNull();
        assertThat(entry.answer()).isNull();
        assertThat(ada.account.purse()).isEqualTo(new Purse(0, 5, 0, 1, 2, NOON));
        assertThat(ada.events).last().isEqualTo(new PointsSpent(ADA, "815-2", 5, 0, NOON));
    }

    @Test
    void nobodySpendsWhatIsNotThere() {
        ada.did("message_sent");

        assertThat(refusal(ada.asks(spending(6, null)))).isEqualTo(new Refusal.Insufficient(5, 6));
    }

    @Test
    void spendingIsDoneOnceUnderAKey() {
        ada.did("message_sent");
        var first = ada.asks(spending(2, "k"));

        assertThat(ada.asks(spending(2, "k"))).isEqualTo(new Repeated(entry(first)));
        assertThat(refusal(ada.asks(spending(3, "k")))).isEqualTo(new Refusal.KeyReused("k"));
        assertThat(refusal(ada.asks(new SpendingOrder(ADA, 2, "another hint", "key:shop", "k"))))
                .isEqualTo(new Refusal.KeyReused("k"));
        assertThat(refusal(ada.asks(gift("k")))).isEqualTo(new Refusal.KeyReused("k"));
        assertThat(ada.account.purse().balance()).isEqualTo(3);
    }

    @Test
    void theSuspendedSpendNothing() {
        ada.did("message_sent");
        suspend();

        assertThat(refusal(ada.asks(spending(1, null)))).isEqualTo(new Refusal.Suspended(ADA));
        assertThat(refusal(ada.asks(gift(null)))).isEqualTo(new Refusal.Suspended(ADA));
    }

    @Test
    void anAdjustmentDoesNotCountAsEarned() {
        var entry = entry(ada.asks(adjustment(5_000)));

        assertThat(entry.kind()).isEqualTo(Kind.ADJUSTMENT);
        assertThat(entry.sums()).isEqualTo(new Sums(5_000, 5_000, 0, null));
        assertThat(entry.cause()).isEqualTo(new Cause("operator:ana", new Words("a contest", true), null, null));
        assertThat(ada.account.purse()).isEqualTo(new Purse(5_000, 0, 0, 1, 1, NOON));
        assertThat(ada.events).containsExactly(new PointsAdjusted(ADA, "815-1", "adjustment", 5_000, 5_000, NOON));
        assertThat(entry(ada.asks(adjustment(-5_000))).sums().balanceAfter()).isZero();
    }

    @Test
    void nobodyIsLeftWithLessThanNothingOrMoreThanALedgerHolds() {
        ada.with(10L);

        assertThat(refusal(ada.asks(adjustment(-11)))).isEqualTo(new Refusal.Insufficient(10, 11));
        assertThat(refusal(ada.asks(adjustment(AdjustmentOrder.MOST - 9)))).isEqualTo(new Refusal.TooMuch(10));
        assertThat(ada.asks(adjustment(AdjustmentOrder.MOST - 10))).isInstanceOf(Booked.class);
    }

    @Test
    void nobodyAdjustsTheirOwnAccount() {
        var own = new AdjustmentOrder(ADA, 1, "mine", new Author("operator:ada", 815L), null);
        var other = new AdjustmentOrder(ADA, 1, "hers", new Author("operator:eva", 816L), null);

        assertThat(refusal(ada.asks(own))).isEqualTo(new Refusal.OwnAccount(ADA));
        assertThat(ada.asks(other)).isInstanceOf(Booked.class);
    }

    @Test
    void theSuspendedCanBeAdjustedTheErasedCannot() {
        suspend();
        assertThat(ada.asks(adjustment(1))).isInstanceOf(Booked.class);

        ada.having(Account::closed);
        assertThat(refusal(ada.asks(adjustment(1)))).isEqualTo(new Refusal.Erased(ADA));
        assertThat(refusal(ada.asks(spending(1, null)))).isEqualTo(new Refusal.Erased(ADA));
        assertThat(refusal(ada.asks(gift(null)))).isEqualTo(new Refusal.Erased(ADA));
    }

    @Test
    void anAdjustmentIsMadeOnceUnderAKey() {
        var order = new AdjustmentOrder(ADA, 7, "a contest", ANA, "k");
        ada.asks(order);

        assertThat(ada.asks(order)).isInstanceOf(Repeated.class);
        assertThat(refusal(ada.asks(new AdjustmentOrder(ADA, 8, "a contest", ANA, "k"))))
                .isEqualTo(new Refusal.KeyReused("k"));
        assertThat(ada.account.purse().balance()).isEqualTo(7);
    }

    @Test
    void theGiftIsGivenOnceADay() {
        var entry = entry(ada.asks(gift(null)));

        assertThat(entry.kind()).isEqualTo(Kind.GIFT);
        assertThat(entry.type()).isNull();
        assertThat(entry.sums()).isEqualTo(new Sums(22, 22, 22, null)); // 20 + 2 × the first day
        assertThat(entry.explanation()).isEqualTo(Explanation.of(22));
        assertThat(entry.cause()).isEqualTo(new Cause("key:bot", null, null, null));
        assertThat(requireNonNull(entry.answer()).streakDays()).isEqualTo(1);
        assertThat(ada.account.counters().of("gifts")).isEqualTo(1);
        assertThat(ada.account.counters().of("actions")).isZero();
        assertThat(ada.events).containsExactly(new PointsAwarded(ADA, "815-1", "gift", null, 22, 22, NOON));
        assertThat(refusal(ada.asks(gift(null))))
                .isEqualTo(new Refusal.AlreadyClaimed(Instant.parse("2026-11-26T00:00:00Z")));

        ada.now = Instant.parse("2026-11-26T00:00:00Z");
        assertThat(entry(ada.asks(gift(null))).sums().amount()).isEqualTo(24);
        assertThat(ada.account.counters().of("gifts")).isEqualTo(2);
    }

    @Test
    void theGiftKeepsTheStreakAndReachesMilestones() {
        ada.yesterdayOnDay(6);

        var entry = entry(ada.asks(gift(null)));

        assertThat(entry.sums().amount()).isEqualTo(34);
        assertThat(requireNonNull(entry.answer()).unlocked()).hasSize(1);
        assertThat(ada.ledger()).endsWith("gift 34", "bonus 500");
    }

    @Test
    void theGiftIsGivenAgainUnderItsKey() {
        var first = ada.asks(gift("k"));

        assertThat(ada.after(Duration.ofDays(1)).asks(gift("k"))).isEqualTo(new Repeated(entry(first)));
    }

    @Test
    void ordersWithoutKeyAreNoRequestsThatAreDoneOnce() {
        assertThat(spending(1, null).order()).isNull();
        assertThat(adjustment(1).order()).isNull();
        assertThat(gift(null).order()).isNull();
        assertThat(gift(null).type()).isNull();
    }

    private void suspend() {
        ada.having(it -> it.with(it.standing().with(new Suspension(true, null))));
    }

    private static SpendingOrder spending(long amount, @Nullable String key) {
        return new SpendingOrder(ADA, amount, "a hint", "key:shop", key);
    }

    private static AdjustmentOrder adjustment(long amount) {
        return new AdjustmentOrder(new UserId(815), amount, "a contest", ANA, null);
    }

    private static GiftOrder gift(@Nullable String key) {
        return new GiftOrder(ADA, "key:bot", key);
    }
}
