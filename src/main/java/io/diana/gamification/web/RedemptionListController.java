package io.diana.gamification.web;

import io.diana.gamification.application.RedemptionQuery;
import io.diana.gamification.application.RedemptionQuery.Sold;
import io.diana.http.Cursors;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Gamification")
class RedemptionListController {

    private final RedemptionQuery redemptions;
    private final StandingQuery standings;
    private final Absent absent;
    private final Cursors cursors;

    RedemptionListController(RedemptionQuery redemptions, StandingQuery standings, Absent absent, Cursors cursors) {
        this.redemptions = redemptions;
        this.standings = standings;
        this.absent = absent;
        this.cursors = cursors;
    }

    @GetMapping("/api/v1/users/{id}/rewards/redemptions")
    @Operation(
            operationId = "listRedemptions",
            summary = "The rewards that a member bought",
            description = "Newest first; refunded ones too.")
    @ApiResponse(
            responseCode = "200",
            description = "What was bought",
            content = @Content(schema = @Schema(implementation = RedemptionPage.class)))
    @ApiResponse(responseCode = "410", description = "The user was erased")
    Mono<ResponseEntity<?>> list(
            @Parameter(example = "816") @PathVariable UserId id, PageRequest page, ServerHttpRequest request) {
        return standings
                .of(id)
                .filter(standing -> standing != Standing.ERASED)
                .<ResponseEntity<?>>flatMap(_ -> page(id, page, request))
                .switchIfEmpty(absent.answer(id));
    }

    private Mono<ResponseEntity<Page<RedemptionJson>>> page(UserId id, PageRequest page, ServerHttpRequest request) {
        var list = "redemptions?" + id;
        var before = page.cursor() == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, page.cursor()).getFirst());
        var listing = new Listing<Sold>(
                page,
                request,
                last -> cursors.seal(
                        list, List.of(Long.toString(last.redemption().no()))));
        return listing.of(redemptions.page(id, before, page.limit() + 1), redemptions.count(id), RedemptionJson::of);
    }

    /** A page of redemptions, for the API's document. */
    record RedemptionPage(List<RedemptionJson> items, Page.Position page) {}
}
