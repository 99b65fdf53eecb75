package io.diana.gamification.web;

import io.diana.access.Actor;
import io.diana.gamification.application.BookOrder;
import io.diana.gamification.domain.PointsOrder;
import io.diana.http.IdempotencyKey;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(path = "/api/v1/users/{id}/points", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Gamification")
@ApiResponse(
        responseCode = "409",
        description = "There are not enough points (insufficient-points), or the user is suspended")
@ApiResponse(responseCode = "410", description = "The user was erased")
class SpendingController {

    private final BookOrder bookOrder;

    SpendingController(BookOrder bookOrder) {
        this.bookOrder = bookOrder;
    }

    @PostMapping("/spendings")
    @Operation(
            operationId = "spendPoints",
            summary = "Take points from a member for something",
            description = "All of them or none. With an Idempotency-Key they are taken once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SpendingBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "hint",
                                                            value = GamificationExamples.SPENDING))))
    @ApiResponse(
            responseCode = "201",
            description = "The entry in the ledger",
            content = @Content(schema = @Schema(implementation = LedgerEntryJson.class)))
    Mono<ResponseEntity<?>> spend(
            @Parameter(example = "816") @PathVariable UserId id,
            @RequestBody JsonNode body,
            Actor actor,
            IdempotencyKey key) {
        return book(PointsReader.spending(id, body, actor, key));
    }

    @PostMapping("/adjustments")
    @Operation(
            operationId = "adjustPoints",
            summary = "Give points to a member, or take some away, for a reason",
            description = "Does not count as earned. A negative amount takes points away, but not more than there are.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AdjustmentBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "contest",
                                                            value = GamificationExamples.ADJUSTMENT))))
    @ApiResponse(
            responseCode = "201",
            description = "The entry in the ledger",
            content = @Content(schema = @Schema(implementation = LedgerEntryJson.class)))
    @ApiResponse(responseCode = "403", description = "Nobody adjusts their own account")
    Mono<ResponseEntity<?>> adjust(
            @Parameter(example = "815") @PathVariable UserId id,
            @RequestBody JsonNode body,
            Actor actor,
            IdempotencyKey key) {
        return book(PointsReader.adjustment(id, body, actor, key));
    }

    private Mono<ResponseEntity<?>> book(Checked<? extends PointsOrder> read) {
        return switch (read) {
            case Invalid<?>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<? extends PointsOrder>(var order) ->
                bookOrder.by(order).map(booking -> Bookings.render(booking, LedgerEntryJson::of));
        };
    }

    /** What points are spent with, for the API's document. */
    record SpendingBody(long amount, String purpose) {}

    /** What points are adjusted with, for the API's document. */
    record AdjustmentBody(long amount, String reason) {}
}
