package io.diana.gamification.web;

import static io.diana.gamification.web.GamificationExamples.REFUND;

import io.diana.access.Actor;
import io.diana.gamification.application.RefundReward;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.EntryId;
import io.diana.gamification.domain.RefundOrder;
import io.diana.http.IdempotencyKey;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(
        path = "/api/v1/users/{id}/rewards/{key}/redemptions/{redemptionId}/refund",
        consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Gamification")
@ApiResponse(
        responseCode = "201",
        description = "The entry that gives it back",
        content = @Content(schema = @Schema(implementation = LedgerEntryJson.class)))
@ApiResponse(responseCode = "403", description = "Nobody gives anything back to themselves")
@ApiResponse(responseCode = "409", description = "It was given back before (already-refunded)")
@ApiResponse(responseCode = "410", description = "The user was erased")
class RefundController {

    private final RefundReward refundReward;

    RefundController(RefundReward refundReward) {
        this.refundReward = refundReward;
    }

    @PostMapping
    @Parameter(in = ParameterIn.PATH, name = "key", schema = @Schema(type = "string"), example = "gold-frame")
    @Parameter(in = ParameterIn.PATH, name = "redemptionId", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.HEADER, name = IdempotencyKey.HEADER, schema = @Schema(type = "string"))
    @Operation(
            operationId = "refundRedemption",
            summary = "Give back the price of a reward; days of VIP that were granted with it stay",
            description =
                    "Once. The reward goes back into the stock and no longer counts for what the member may have of it. The"
                            + " points do not count as earned. Whoever wants days of VIP back revokes their grant.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RefundBody.class),
                                            examples = @ExampleObject(name = "mistake", value = REFUND))))
    Mono<ResponseEntity<?>> refund(
            @Parameter(example = "816") @PathVariable UserId id,
            @RequestBody JsonNode body,
            Actor actor,
            ServerWebExchange exchange) {
        return switch (PointsReader.reason(body)) {
            case Invalid<Words>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<Words>(var words) -> refund(order(id, exchange, words, actor));
        };
    }

    private Mono<ResponseEntity<?>> refund(RefundOrder order) {
        return refundReward.by(order).map(booking -> Bookings.render(booking, LedgerEntryJson::of));
    }

    private static RefundOrder order(UserId id, ServerWebExchange exchange, Words words, Actor actor) {
        Map<String, String> path = exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return new RefundOrder(
                EntryId.of(id, path.getOrDefault("redemptionId", "")),
                path.get("key"),
                words,
                PointsReader.author(actor),
                IdempotencyKey.of(exchange.getRequest().getHeaders()).value());
    }

    /** What a refund is asked for with, for the API's document. */
    record RefundBody(String reason) {}
}
