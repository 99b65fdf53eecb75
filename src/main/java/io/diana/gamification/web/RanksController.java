package io.diana.gamification.web;

import io.diana.gamification.application.ShowRanks;
import io.diana.gamification.domain.OwnRank;
import io.diana.gamification.domain.RanksView;
import io.diana.gamification.domain.RanksView.Ranks;
import io.diana.gamification.domain.RanksView.RefusedAsErased;
import io.diana.gamification.domain.RanksView.RefusedAsUnknown;
import io.diana.users.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Gamification")
class RanksController {

    private final ShowRanks showRanks;

    RanksController(ShowRanks showRanks) {
        this.showRanks = showRanks;
    }

    @GetMapping("/api/v1/users/{id}/ranks")
    @Operation(
            operationId = "getRanks",
            summary = "Where somebody stands on every board",
            description = "Also where they do not want to be seen. Who has no points stands behind all who have.")
    @ApiResponse(
            responseCode = "200",
            description = "The ranks",
            content = @Content(schema = @Schema(implementation = RanksJson.class)))
    @ApiResponse(responseCode = "404", description = "Nobody has the id")
    @ApiResponse(responseCode = "410", description = "The user was erased")
    Mono<ResponseEntity<?>> get(@Parameter(example = "816") @PathVariable UserId id) {
        return showRanks.of(id).map(RanksController::render);
    }

    private static ResponseEntity<?> render(RanksView view) {
        return switch (view) {
            case Ranks(var ranks) ->
                ResponseEntity.ok(new RanksJson(ranks.stream().map(RankJson::of).toList()));
            case RefusedAsErased(var id) -> MemberAnswers.erased(id);
            case RefusedAsUnknown(var id) -> MemberAnswers.unknown(id);
        };
    }

    /** Where a member stands, on the wire. */
    record RanksJson(List<RankJson> ranks) {}

    /**
     * Where a member stands on one board.
     *
     * @param rank 1 and how many others have more
     * @param of how many are seen with points
     */
    record RankJson(String board, String period, long rank, long score, long of) {

        static RankJson of(OwnRank own) {
            return new RankJson(own.period().board().key(), own.period().name(), own.rank(), own.score(), own.of());
        }
    }
}
