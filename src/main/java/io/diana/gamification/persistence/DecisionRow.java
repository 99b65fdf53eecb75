package io.diana.gamification.persistence;

import io.diana.gamification.domain.Hold;
import java.time.Instant;
import java.util.stream.Stream;

/** What was decided on held points. */
record DecisionRow(long user_id, long no, long decided_no, Instant decided_at, String decided_by, boolean released) {

    static Stream<DecisionRow> of(Hold hold) {
        var decision = hold.decision();
        return decision == null
                ? Stream.empty()
                : Stream.of(new DecisionRow(
                        hold.owner().value(),
                        hold.no(),
                        decision.no(),
                        decision.at(),
                        decision.by(),
                        decision.released()));
    }
}
