package io.diana.gamification.application;

import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.OwnRank;
import io.diana.gamification.domain.Place;
import io.diana.gamification.domain.Position;
import io.diana.gamification.domain.Surroundings;
import io.diana.users.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads boards, each answer from one moment: whoever has points and may be seen has a place. */
public interface BoardQuery {

    /** The places behind a position, downwards; null: from the first on. */
    Mono<List<Place>> behind(BoardPeriod period, @Nullable Position position, int limit);

    /** Up to so many places above a member and as many from there downwards. */
    Mono<Surroundings> around(BoardPeriod period, UserId member, int limit);

    /** Where a member stands in these periods, in their order. */
    Mono<List<OwnRank>> of(UserId member, List<BoardPeriod> periods);

    /** How many have a place. */
    Mono<Long> count(BoardPeriod period);
}
