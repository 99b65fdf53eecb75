package io.diana.gamification.web;

import io.diana.gamification.application.ShowLeaderboard.Wish;
import io.diana.gamification.domain.Board;
import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.Position;
import io.diana.http.Cursors;
import io.diana.http.PageRequest;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.users.UserId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads which part of a leaderboard is asked for. A cursor keeps to the period that it began with, also when that is no
 * longer the current one.
 */
@Component
class LeaderboardReader {

    private final Cursors cursors;
    private final Clock clock;

    LeaderboardReader(Cursors cursors, Clock clock) {
        this.cursors = cursors;
        this.clock = clock;
    }

    Wish read(Board board, @Nullable UserId around, @Nullable String period, PageRequest page) {
        var named = period(board, period);
        if (page.cursor() == null) {
            return new Wish(named, around, null, page.limit());
        }
        var position = cursors.open(list(board, period), page.cursor());
        return new Wish(
                new BoardPeriod(board, LocalDate.parse(position.getFirst())),
                around,
                new Position(Long.parseLong(position.get(1)), UserId.of(position.get(2))),
                page.limit());
    }

    @Nullable
    String next(BoardPeriod shown, @Nullable String period, @Nullable Position last) {
        return last == null
                ? null
                : cursors.seal(
                        list(shown.board(), period),
                        List.of(
                                shown.start().toString(),
                                Long.toString(last.score()),
                                last.userId().toString()));
    }

    private static String list(Board board, @Nullable String period) {
        return "leaderboard?%s&%s".formatted(board.key(), period == null ? BoardPeriod.CURRENT : period);
    }

    private BoardPeriod period(Board board, @Nullable String name) {
        try {
            return BoardPeriod.named(board, name, clock.instant());
        } catch (DateTimeException _) {
            throw new ProblemException(Problem.invalidParameter(
                    "query",
                    "period",
                    "invalid-parameter",
                    "A week such as 2026-W48 of the weekly board, a month such as 2026-11 of the monthly one, all-time of"
                            + " the others, or current."));
        }
    }
}
