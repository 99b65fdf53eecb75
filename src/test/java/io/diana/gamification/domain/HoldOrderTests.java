package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.ADA;
import static io.diana.gamification.domain.Someone.ANA;
import static io.diana.gamification.domain.Someone.achievement;
import static io.diana.gamification.domain.Someone.entry;
import static io.diana.gamification.domain.Someone.refusal;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.PointsAwarded;
import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Entry.Sums;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldOrderTests {

    private static final HoldOrder RELEASE = new HoldOrder(true, "a busy evening", ANA);
    private static final HoldOrder VOID = new HoldOrder(false, "a script", ANA);

    private final Someone ada =
            new Someone().with(achievement("ten", "actions", 10, 100), achievement("fifty", "points", 50, 1));

    @BeforeEach
    void holdTheTenth() {
        for (var i = 0; i < 10; i++) {
            ada.did("reaction");
        }
        ada.events.clear();
        ada.after(Duration.ofHours(1));
    }

    @Test
    void whatIsReleasedIsPaidAndCounts() {
        var entry = entry(decide(RELEASE));

        assertThat(entry.no()).isEqualTo(11);
        assertThat(entry.kind()).isEqualTo(Kind.AWARD);
        assertThat(entry.type()).isEqualTo("reaction");
        assertThat(entry.sums()).isEqualTo(new Sums(5, 50, 50, null));
        assertThat(entry.cause()).isEqualTo(new Cause("operator:ana", new Words("a busy evening", true), 10L, null));
        assertThat(entry.explanation()).isEqualTo(heldEntry().explanation());
        assertThat(requireNonNull(entry.answer()).unlocked()).hasSize(2);
        assertThat(requireNonNull(entry.answer()).balance()).isEqualTo(151);
        assertThat(ada.account.purse()).isEqualTo(new Purse(151, 151, 0, 1, 13, ada.now));
        assertThat(ada.account.counters().of("actions.reaction")).isEqualTo(10);
        assertThat(ada.events)
                .first()
                .isInstanceOfSatisfying(
                        PointsAwarded.class, it -> assertThat(it.points()).isEqualTo(5));
        assertThat(ada.account.habits().window("reaction").marks())
                .as("it was done once")
                .hasSize(10);
        assertThat(ada.holds.getFirst().decision()).isEqualTo(new Hold.Decision(true, 11, "operator:ana", ada.now));
    }

    @Test
    void whatIsVoidIsNotPaidAndTheLedgerSaysSo() {
        var entry = entry(decide(VOID));

        assertThat(entry.kind()).isEqualTo(Kind.VOID);
        assertThat(entry.sums()).isEqualTo(new Sums(0, 45, 45, null));
        assertThat(entry.points()).isZero();
        assertThat(ada.account.purse()).isEqualTo(new Purse(45, 45, 0, 1, 11, ada.now));
        assertThat(ada.account.counters().of("actions.reaction")).isEqualTo(9);
        assertThat(ada.events).isEmpty();
        assertThat(ada.holds.getFirst().decision()).isEqualTo(new Hold.Decision(false, 11, "operator:ana", ada.now));
    }

    @Test
    void itIsDecidedOnce() {
        decide(VOID);

        assertThat(refusal(decide(RELEASE))).isEqualTo(new Refusal.AlreadyDecided("815-10"));
        assertThat(refusal(decide(VOID))).isEqualTo(new Refusal.AlreadyDecided("815-10"));
    }

    @Test
    void nobodyDecidesOnTheirOwnPoints() {
        var own = new HoldOrder(true, "mine", new Author("operator:ada", 815L));
        var other = new HoldOrder(true, "hers", new Author("operator:eva", 816L));

        assertThat(refusal(decide(own))).isEqualTo(new Refusal.OwnAccount(ADA));
        assertThat(decide(other)).isInstanceOf(Booked.class);
    }

    @Test
    void ofTheErasedThereIsNothingToDecide() {
        ada.having(Account::closed);

        assertThat(refusal(decide(RELEASE))).isEqualTo(new Refusal.Erased(ADA));
    }

    @Test
    void whatIsReleasedTheNextDayCountsForTheDayOnWhichItWasDone() {
        ada.after(Duration.ofDays(1));

        decide(RELEASE);

        assertThat(ada.account.habits().streak().days()).isEqualTo(1);
        assertThat(requireNonNull(ada.account.habits().streak().row()).day()).isEqualTo("2026-11-25");
    }

    @Test
    void aReleaseMakesTheDayOnWhichNothingElseWasDone() {
        var eva = new Someone()
                .with(Someone.rules(new Rules.Abuse(
                        new Rules.Frequency(2, Duration.ofDays(2)),
                        Someone.RULES.abuse().identical(),
                        10_000,
                        List.of(),
                        Duration.ofDays(1))));
        eva.did("reaction");
        eva.after(Duration.ofDays(1)).did("reaction");
        eva.after(Duration.ofHours(20));

        var entry = entry(eva.took(RELEASE.on(eva.account, eva.holds.getFirst(), null, eva.moment())));

        assertThat(eva.account.habits().streak().days()).isEqualTo(2);
        assertThat(requireNonNull(entry.answer()).streakDays()).isEqualTo(2);
        assertThat(requireNonNull(entry.answer()).streakFactor()).isEqualTo(BigDecimal.ONE);
    }

    private Booking decide(HoldOrder order) {
        return ada.took(order.on(ada.account, ada.holds.getFirst(), heldEntry().explanation(), ada.moment()));
    }

    private Entry heldEntry() {
        return ada.entries.stream().filter(it -> it.no() == 10).findFirst().orElseThrow();
    }
}
