package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.gamification.domain.AdjustmentOrder;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Refusal;
import io.diana.gamification.domain.SpendingOrder;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;

/** What happens to points at the same moment, and what the ledger says of it. */
@GamificationTest
class LedgerTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Players players;

    @Test
    void ofTwoHundredSpendingsOfABalanceForFiftyJustFiftySucceed() {
        var id = players.somebodyWith(50);

        var bookings = Flux.range(0, 200)
                .flatMap(_ -> players.booking(new SpendingOrder(id, 1, "a hint", "key:shop", null)), 64)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(bookings).filteredOn(Booked.class::isInstance).hasSize(50);
        assertThat(bookings)
                .filteredOn(it -> it instanceof Refused(Refusal.Insufficient _))
                .hasSize(150);
        assertThat(balance(id)).isZero();
        assertLedgerIsRight(id);
    }

    @Test
    void ofFiftyRetriesWithOneKeyOneIsBooked() {
        var id = players.somebody();

        var bookings = Flux.range(0, 50)
                .flatMap(_ -> players.booking(Players.action(id, "message_sent", "chat-1")), 50)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(bookings).filteredOn(Booked.class::isInstance).hasSize(1);
        assertThat(bookings).filteredOn(Repeated.class::isInstance).hasSize(49);
        assertThat(players.number("SELECT count(*) FROM gamification.entry WHERE key = 'chat-1' AND user_id = " + id))
                .isEqualTo(1);
        assertThat(balance(id)).isEqualTo(15);
        assertLedgerIsRight(id);
    }

    @Test
    void ofThreeHundredMessagesInAnHourAHundredCount() {
        var id = players.somebody();

        var bookings = Flux.range(0, 300)
                .flatMap(_ -> players.booking(Players.action(id, "message_sent")), 64)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(bookings).filteredOn(Booked.class::isInstance).hasSize(100);
        assertThat(bookings)
                .filteredOn(it -> it instanceof Refused(Refusal.Limited _))
                .hasSize(200);
        assertLedgerIsRight(id);
    }

    @Test
    void anAdjustmentIsWhatItSays() {
        var id = players.somebodyWith(100);

        players.booked(new AdjustmentOrder(id, 100, "a test", Players.ANA, null));
        players.booked(new AdjustmentOrder(id, -150, "a test", Players.ANA, null));

        assertThat(balance(id)).isEqualTo(50);
        assertLedgerIsRight(id);
    }

    @Test
    void whatManyMembersDoAtOnceIsAllThere() {
        var ids = players.somebodies(20, "Europe/Madrid");

        Flux.fromStream(IntStream.range(0, 400).boxed())
                .flatMap(i -> players.booking(Players.action(ids.get(i % 20), "reaction")), 64)
                .blockLast(LIMIT);

        ids.forEach(id -> {
            assertThat(players.number(
                            "SELECT count(*) FROM gamification.entry WHERE type = 'reaction' AND user_id = " + id))
                    .isEqualTo(20);
            assertLedgerIsRight(id);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE gamification.entry SET amount = amount + 1",
                "DELETE FROM gamification.entry",
                "TRUNCATE gamification.entry CASCADE"
            })
    void theLedgerIsAppendOnly(String sql) {
        players.somebodyWith(100);

        assertThatThrownBy(() -> players.execute(sql)).isInstanceOf(DataAccessException.class);
    }

    private long balance(UserId id) {
        return players.number("SELECT balance FROM gamification.account WHERE user_id = " + id);
    }

    private void assertLedgerIsRight(UserId id) {
        assertThat(balance(id))
                .isEqualTo(players.number("SELECT sum(amount) FROM gamification.entry WHERE user_id = " + id));
        assertThat(players.number("SELECT count(*) FROM gamification.entry WHERE user_id = " + id))
                .isEqualTo(players.number("SELECT entries FROM gamification.account WHERE user_id = " + id));
        assertThat(players.number("SELECT sum(score) FROM gamification.standing WHERE board = 1 AND user_id = " + id))
                .isEqualTo(players.number("SELECT lifetime FROM gamification.account WHERE user_id = " + id));
    }
}
