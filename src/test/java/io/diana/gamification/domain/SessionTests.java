package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.ADA;
import static io.diana.gamification.domain.Someone.NOON;
import static io.diana.gamification.domain.Someone.action;
import static io.diana.gamification.domain.Someone.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.PointsAwarded;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.users.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTests {

    private static final UserId EVA = new UserId(816);

    private final Someone ada = new Someone();

    @Test
    void eachOrderComesBehindTheOneBefore() {
        var session = book(
                action("message_sent", "k"),
                new SpendingOrder(ADA, 15, "all of it", "key:shop", null),
                new SpendingOrder(ADA, 1, "more", "key:shop", null),
                action("message_sent", "k"),
                action("reaction", "k"));

        assertThat(session.bookings().get(0)).isInstanceOf(Booked.class);
        assertThat(entry(session.bookings().get(1)).sums().balanceAfter()).isZero();
        assertThat(session.bookings().get(2)).isEqualTo(new Refused(new Refusal.Insufficient(0, 1)));
        assertThat(session.bookings().get(3))
                .isEqualTo(new Repeated(entry(session.bookings().get(0))));
        assertThat(session.bookings().get(4)).isEqualTo(new Refused(new Refusal.KeyReused("k")));
        assertThat(session.changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(ada.account);
            assertThat(change.entries()).extracting(Entry::no).containsExactly(1L, 2L, 3L);
            assertThat(change.after().purse().balance()).isZero();
        });
    }

    @Test
    void aNewAccountIsWelcomedFirst() {
        var session = book(action("message_sent", null), action("message_sent", null));

        assertThat(session.changes().getFirst().entries())
                .extracting(it -> it.kind().word())
                .containsExactly("bonus", "award", "award");
        assertThat(session.events().get(0))
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        PointsAwarded.class, it -> assertThat(it.kind()).isEqualTo("bonus"));
        assertThat(session.events().get(1)).hasSize(1);
    }

    @Test
    void evenWhenWhatIsAskedForIsRefused() {
        var session = book(action("dance", null));

        assertThat(session.bookings()).containsExactly(new Refused(new Refusal.UnknownType("dance")));
        assertThat(session.events().getFirst()).hasSize(1);
        assertThat(session.changes()).hasSize(1);
    }

    @Test
    void whereNothingHappensNothingIsKept() {
        ada.did("message_sent");

        var session = book(action("dance", null));

        assertThat(session.changes()).isEmpty();
        assertThat(session.events()).containsExactly(List.of());
    }

    @Test
    void whoHasNoAccountIsRefusedForTheReasonGiven() {
        var orders = List.of(
                new GiftOrder(EVA, "key:bot", null),
                new GiftOrder(new UserId(817), "key:bot", null),
                action("reaction", null));

        var session = Session.of(orders, Map.of(ADA, ada.account), Map.of(EVA, new Refusal.Erased(EVA)), ada.moment());

        assertThat(session.bookings().subList(0, 2))
                .containsExactly(
                        new Refused(new Refusal.Erased(EVA)), new Refused(new Refusal.Unknown(new UserId(817))));
        assertThat(session.bookings().get(2)).isInstanceOf(Booked.class);
        assertThat(session.events()).hasSize(3).first().isEqualTo(List.of());
    }

    @Test
    void membersDoNotDisturbEachOther() {
        var eva = Account.opened(new Opening(EVA, "UTC", NOON));
        var orders = List.of(
                new GiftOrder(EVA, "key:bot", null), action("reaction", null), new GiftOrder(EVA, "key:bot", null));

        var session = Session.of(orders, Map.of(ADA, ada.account, EVA, eva), Map.of(), ada.moment());

        assertThat(session.changes()).extracting(it -> it.after().owner()).containsExactly(EVA, ADA);
        assertThat(session.bookings().getLast()).isInstanceOf(Refused.class);
    }

    private Session book(PointsOrder... orders) {
        return Session.of(List.of(orders), Map.of(ADA, ada.account), Map.of(), ada.moment());
    }
}
