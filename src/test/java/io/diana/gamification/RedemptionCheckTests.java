package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.application.RedeemReward;
import io.diana.gamification.application.RefundReward;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.EntryId;
import io.diana.gamification.domain.RedemptionOrder;
import io.diana.gamification.domain.RefundOrder;
import io.diana.integrity.IntegrityCheck;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What was planted is found. It goes afterwards, so that others find nothing. */
@GamificationTest
class RedemptionCheckTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Players players;

    @Autowired
    List<IntegrityCheck> checks;

    @Autowired
    RedeemReward redeemReward;

    @Autowired
    RefundReward refundReward;

    UserId ada = Players.newId();

    @BeforeEach
    void setUp() {
        players.execute("""
                INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
                VALUES ('reward', 'checked', 1, '{"name": "A thing", "price": 10, "vipOnly": false}', true, now())
                    ON CONFLICT DO NOTHING
                """);
        ada = players.somebodyWith(100);
    }

    @AfterEach
    void clear() {
        players.execute("DELETE FROM gamification.redemption WHERE user_id = " + ada);
        assertThat(violations()).isZero();
    }

    @Test
    void whatIsPaidAndGivenBackIsNoViolation() {
        bought();
        refund(bought());

        assertThat(violations()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"price = price + 1", "no = 1", "no = 2"})
    void whatWasNotPaidIsFound(String planted) {
        bought();
        players.execute("UPDATE gamification.redemption SET %s WHERE user_id = %s".formatted(planted, ada));

        assertThat(violations()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refund_no = NULL, refunded_at = NULL, refunded_by = NULL",
                "refund_no = refund_no + 1",
                "price = price - 1"
            })
    void whatWasNotGivenBackAsItSaysIsFound(String planted) {
        refund(bought());
        bought();
        players.execute("UPDATE gamification.redemption SET %s WHERE no = 3 AND user_id = %s".formatted(planted, ada));

        assertThat(violations()).isOne();
    }

    @Test
    void aRefundWithoutEntryIsFound() {
        bought();
        bought();
        players.execute("""
                UPDATE gamification.redemption SET refund_no = 4, refunded_at = redeemed_at, refunded_by = 'operator:ana'
                 WHERE no = 3 AND user_id = %s
                """.formatted(ada));

        assertThat(violations()).isOne();
    }

    private long violations() {
        return checks.stream()
                .filter(it ->
                        it.name().equals("redemptions-are-paid") && it.module().equals("gamification"))
                .map(it -> it.violations().blockOptional(LIMIT).orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private EntryId bought() {
        var booked = (Booked) redeemReward
                .by(new RedemptionOrder(ada, "checked", "key:shop", null))
                .blockOptional(LIMIT)
                .orElseThrow();
        return new EntryId(ada, booked.entry().no());
    }

    private void refund(EntryId id) {
        refundReward
                .by(new RefundOrder(id, "checked", Words.of("a mistake"), Players.ANA, null))
                .block(LIMIT);
    }
}
