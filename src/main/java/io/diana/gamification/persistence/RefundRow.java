package io.diana.gamification.persistence;

import io.diana.gamification.domain.Redemption;
import java.time.Instant;
import java.util.stream.Stream;

/** What was given back from now on. */
record RefundRow(long user_id, long no, long refund_no, Instant refunded_at, String refunded_by) {

    static Stream<RefundRow> of(Redemption redemption) {
        var refund = redemption.refund();
        return refund == null
                ? Stream.empty()
                : Stream.of(new RefundRow(
                        redemption.owner().value(), redemption.no(), refund.no(), refund.at(), refund.by()));
    }
}
