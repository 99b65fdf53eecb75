package io.diana.gamification.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.PointsAdjusted;
import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Redemption.Refund;
import io.diana.users.UserId;
import io.diana.vip.GrantRefused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given back, and to whom. */
class RefundOrderTests {

    private static final UserId ADA = new UserId(815);
    private static final Instant NOW = SomeDefinitions.NOW;
    private static final Moment MOMENT = new Moment(NOW, Game.of());
    private static final Author ANA = new Author("operator:ana", 816L);
    private static final EntryId BOUGHT_BY = new EntryId(ADA, 3);
    private static final Redemption BOUGHT = new Redemption(ADA, 3, "r", 2, 40, null, NOW, null);

    @Test
    void givesThePriceBackWithoutCountingItAsEarned() {
        var booked = (Booked) order(null).on(ada(), BOUGHT, MOMENT);

        var entry = booked.entry();
        assertThat(entry.kind()).isEqualTo(Kind.REFUND);
        assertThat(entry.sums()).isEqualTo(new Entry.Sums(40, 41, 7, null));
        assertThat(entry.cause()).isEqualTo(new Cause("operator:ana", Words.of("a mistake"), 3L, null));
        assertThat(booked.change().redemptions()).containsExactly(BOUGHT.refunded(new Refund(4, NOW, "operator:ana")));
        assertThat(booked.change().events()).containsExactly(new PointsAdjusted(ADA, "815-4", "refund", 40, 41, NOW));
    }

    @Test
    void givesItBackToWhoeverIsSuspended() {
        var suspended = ada().with(Standing.NEW.with(new Suspension(true, null)));

        assertThat(order(null).on(suspended, BOUGHT, MOMENT)).isInstanceOf(Booked.class);
    }

    @Test
    void givesItBackOnce() {
        var refunded = BOUGHT.refunded(new Refund(4, NOW, "operator:ana"));

        assertThat(order(null).on(ada(), refunded, MOMENT))
                .isEqualTo(new Refused(new Refusal.AlreadyRefunded("815-3")));
    }

    @Test
    void givesNothingBackThatWasNotBought() {
        var unknown = new Refused(new Refusal.UnknownRedemption(ADA));
        assertThat(order(null).on(ada(), null, MOMENT)).isEqualTo(unknown);
        assertThat(new RefundOrder(BOUGHT_BY, "other", Words.of("a mistake"), ANA, null).on(ada(), BOUGHT, MOMENT))
                .isEqualTo(unknown);
    }

    @Test
    void nobodyGivesAnythingBackToThemselves() {
        var self = new RefundOrder(BOUGHT_BY, "r", Words.of("mine"), new Author("operator:ada", 815L), null);

        assertThat(self.on(ada(), BOUGHT, MOMENT)).isEqualTo(new Refused(new Refusal.OwnAccount(ADA)));
    }

    @Test
    void givesNothingBackToWhoHasLeft() {
        assertThat(order(null).on(ada().with(Standing.GONE), BOUGHT, MOMENT))
                .isEqualTo(new Refused(new Refusal.Erased(ADA)));
    }

    @Test
    void answersTheSameUnderOneKey() {
        var first = (Booked) order("k").on(ada(), BOUGHT, MOMENT);
        var after = first.change().after();

        assertThat(order("k").on(after, BOUGHT, MOMENT)).isEqualTo(new Repeated(first.entry()));
        assertThat(new RefundOrder(BOUGHT_BY, "r", Words.of("other"), ANA, "k").on(after, BOUGHT, MOMENT))
                .isEqualTo(new Refused(new Refusal.KeyReused("k")));
    }

    @Test
    void whatIsRefusedAsAPrizeIsGivenBackByDiana() {
        var order = requireNonNull(RefundOrder.after(refusal("reward:815-3")));

        var booked = (Booked) order.on(ada(), BOUGHT, MOMENT);
        assertThat(booked.entry().cause())
                .isEqualTo(new Cause(
                        "system:system", new Words("The prize could not be given: unknown-plan", false), 3L, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment:815-3", "reward:815", "reward:0-3", "reward:815-3x", "815-3", "xreward:815-3"})
    void whatWasNoPrizeIsNobodysBusinessHere(String reference) {
        assertThat(RefundOrder.after(refusal(reference))).isNull();
    }

    @Test
    void anIdNamesAnEntryOfItsOwner() {
        assertThat(EntryId.of(ADA, "815-3")).isEqualTo(BOUGHT_BY).hasToString("815-3");
        assertThat(EntryId.of(ADA, "816-3")).isEqualTo(new EntryId(ADA, 0));
        assertThat(EntryId.of(ADA, "x")).isEqualTo(new EntryId(ADA, 0));
        assertThat(EntryId.parse("9999999999999999-1")).isNull();
    }

    private static GrantRefused refusal(String reference) {
        return new GrantRefused(ADA, reference, "unknown-plan", NOW);
    }

    private static RefundOrder order(@Nullable String key) {
        return new RefundOrder(BOUGHT_BY, "r", Words.of("a mistake"), ANA, key);
    }

    private static Account ada() {
        return RedemptionOrderTests.rich(1);
    }
}
