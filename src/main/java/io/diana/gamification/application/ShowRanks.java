package io.diana.gamification.application;

import io.diana.gamification.domain.Board;
import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.RanksView;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells members where they stand. */
@Service
public class ShowRanks {

    private final StandingQuery standings;
    private final BoardQuery boards;
    private final Clock clock;

    ShowRanks(StandingQuery standings, BoardQuery boards, Clock clock) {
        this.standings = standings;
        this.boards = boards;
        this.clock = clock;
    }

    /** On every board, as of now. */
    public Mono<RanksView> of(UserId id) {
        return standings
                .of(id)
                .flatMap(standing ->
                        standing == Standing.ERASED ? Mono.just(new RanksView.RefusedAsErased(id)) : ranks(id))
                .defaultIfEmpty(new RanksView.RefusedAsUnknown(id));
    }

    private Mono<RanksView> ranks(UserId id) {
        var now = clock.instant();
        var periods = Arrays.stream(Board.values())
                .map(board -> BoardPeriod.at(board, now))
                .toList();
        return boards.of(id, periods).map(RanksView.Ranks::new);
    }
}
