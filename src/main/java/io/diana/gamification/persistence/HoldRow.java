package io.diana.gamification.persistence;

import io.diana.gamification.domain.Hold;
import java.time.Instant;
import java.util.stream.Stream;

/** Points that are held from now on. */
record HoldRow(long user_id, long no, String type, long points, String flag, Instant held_at) {

    static Stream<HoldRow> of(Hold hold) {
        return hold.decision() != null
                ? Stream.empty()
                : Stream.of(new HoldRow(
                        hold.owner().value(),
                        hold.no(),
                        hold.type(),
                        hold.points(),
                        hold.flag().word(),
                        hold.at()));
    }
}
