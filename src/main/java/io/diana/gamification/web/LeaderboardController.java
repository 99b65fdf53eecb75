package io.diana.gamification.web;

import io.diana.gamification.application.BoardQuery;
import io.diana.gamification.application.ShowLeaderboard;
import io.diana.gamification.application.ShowLeaderboard.Wish;
import io.diana.gamification.domain.Board;
import io.diana.gamification.domain.LeaderboardView;
import io.diana.gamification.domain.LeaderboardView.Part;
import io.diana.gamification.domain.LeaderboardView.RefusedAsErased;
import io.diana.gamification.domain.LeaderboardView.RefusedAsUnknown;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.http.PageRequest.Count;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Gamification")
class LeaderboardController {

    private final ShowLeaderboard showLeaderboard;
    private final BoardQuery boards;
    private final LeaderboardReader reader;

    LeaderboardController(ShowLeaderboard showLeaderboard, BoardQuery boards, LeaderboardReader reader) {
        this.showLeaderboard = showLeaderboard;
        this.boards = boards;
        this.reader = reader;
    }

    @GetMapping("/api/v1/leaderboards/{board}")
    @Operation(
            operationId = "getLeaderboard",
            summary = "Who has most",
            description =
                    "Exact at the moment of the answer. Equal scores share a rank, and the next one skips. Who does not"
                            + " want to be seen is left out and takes nobody's place. A period that is closed never changes.")
    @ApiResponse(
            responseCode = "200",
            description = "A part of the board",
            content = @Content(schema = @Schema(implementation = LeaderboardJson.class)))
    @ApiResponse(responseCode = "404", description = "No such board, or nobody has the id of around")
    @ApiResponse(responseCode = "410", description = "The user of around was erased")
    @Parameter(
            name = "period",
            in = ParameterIn.QUERY,
            description = "2026-W48, 2026-11 or all-time; current when left out",
            example = "current")
    Mono<ResponseEntity<?>> get(
            @Parameter(description = "all-time, weekly, monthly or streak", example = "weekly") @PathVariable
                    String board,
            @Parameter(description = "A member who is shown in the middle, with their own place as me")
                    @RequestParam(required = false)
                    @Nullable
                    UserId around,
            PageRequest page,
            ServerHttpRequest request) {
        return answer(board, around, page, request);
    }

    private Mono<ResponseEntity<?>> answer(
            String board, @Nullable UserId around, PageRequest page, ServerHttpRequest request) {
        var period = request.getQueryParams().getFirst("period");
        return Board.of(board)
                .map(known -> new Question(reader.read(known, around, period, page), period, page, request))
                .map(this::answer)
                .orElseGet(
                        () -> Mono.just(Problem.notFound("unknown-board", "There is no board %s.".formatted(board))));
    }

    private Mono<ResponseEntity<?>> answer(Question question) {
        return showLeaderboard.part(question.wish()).flatMap(view -> render(view, question));
    }

    private Mono<ResponseEntity<?>> render(LeaderboardView view, Question question) {
        return switch (view) {
            case Part part -> count(question).map(count -> ok(part, question, count.orElse(null)));
            case RefusedAsErased(var id) -> Mono.just(MemberAnswers.erased(id));
            case RefusedAsUnknown(var id) -> Mono.just(MemberAnswers.unknown(id));
        };
    }

    private Mono<Optional<Long>> count(Question question) {
        return question.page().count() == Count.NONE
                ? Mono.just(Optional.empty())
                : boards.count(question.wish().period()).map(Optional::of);
    }

    private ResponseEntity<?> ok(Part part, Question question, @Nullable Long count) {
        var next = reader.next(part.period(), question.period(), part.next());
        var items = part.rows().stream().map(PlaceJson::of).toList();
        var page = Page.respond(question.request(), items, next, count);
        return ResponseEntity.ok()
                .headers(page.getHeaders())
                .body(LeaderboardJson.of(part, Objects.requireNonNull(page.getBody())));
    }

    /** What was asked, and how: the period as the caller named it. */
    private record Question(Wish wish, @Nullable String period, PageRequest page, ServerHttpRequest request) {}
}
