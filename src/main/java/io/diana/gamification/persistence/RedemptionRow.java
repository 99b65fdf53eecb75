package io.diana.gamification.persistence;

import io.diana.gamification.domain.Redemption;
import io.diana.gamification.domain.Reward.Prize;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was bought from now on.
 *
 * @param prize kept as the domain spells it
 */
record RedemptionRow(
        long user_id,
        long no,
        String reward,
        int reward_version,
        long price,
        Instant redeemed_at,
        @Nullable Prize prize) {

    static Stream<RedemptionRow> of(Redemption redemption) {
        return redemption.refund() != null
                ? Stream.empty()
                : Stream.of(new RedemptionRow(
                        redemption.owner().value(),
                        redemption.no(),
                        redemption.reward(),
                        redemption.version(),
                        redemption.price(),
                        redemption.at(),
                        redemption.prize()));
    }
}
