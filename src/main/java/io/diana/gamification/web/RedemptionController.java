package io.diana.gamification.web;

import io.diana.access.Actor;
import io.diana.gamification.application.RedeemReward;
import io.diana.gamification.application.RefundReward;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.EntryId;
import io.diana.gamification.domain.RedemptionOrder;
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
@RequestMapping("/api/v1/users/{id}/rewards/{key}/redemptions")
@Tag(name = "Gamification")
@ApiResponse(responseCode = "410", description = "The user was erased")
class RedemptionController {

    private final RedeemReward redeemReward;
    private final RefundReward refundReward;

    RedemptionController(RedeemReward redeemReward, RefundReward refundReward) {
        this.redeemReward = redeemReward;
        this.refundReward = refundReward;
    }

    @PostMapping
    @Operation(
            operationId = "redeemReward",
            summary = "Buy a reward with a member's points",
            description =
                    "One is taken out of the stock and paid, or nothing happens. With an Idempotency-Key it is bought"
                            + " once. Days of VIP that belong to the reward are granted a moment later.")
    @ApiResponse(
            responseCode = "201",
            description = "What was bought",
            content = @Content(schema = @Schema(implementation = RedemptionJson.class)))
    @ApiResponse(
            responseCode = "409",
            description =
                    "The reward is out of force (reward-inactive) or sold out (out-of-stock), the member has enough of"
                            + " it (per-user-limit), has not come far enough (level-too-low), is no VIP (vip-only), has too few points"
                            + " (insufficient-points) or is suspended")
    Mono<ResponseEntity<?>> redeem(
            @Parameter(example = "816") @PathVariable UserId id,
            @Parameter(name = "key", example = "gold-frame") @PathVariable("key") String reward,
            Actor actor,
            IdempotencyKey key) {
        return redeemReward
                .by(new RedemptionOrder(id, reward, actor.label(), key.value()))
                .map(booking -> Bookings.render(booking, entry -> RedemptionJson.of(reward, entry)));
    }

    @PostMapping(path = "/{redemptionId}/refund", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Parameter(in = ParameterIn.PATH, name = "key", schema = @Schema(type = "string"), example = "gold-frame")
    @Parameter(in = ParameterIn.PATH, name = "redemptionId", schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = IdempotencyKey.HEADER,
            description = "Do it once, however often it is sent: 1 to 64 visible ASCII characters.",
            schema = @Schema(type = "string"),
            example = "order-4711")
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
                                            examples =
                                                    @ExampleObject(
                                                            name = "mistake",
                                                            value = GamificationExamples.REFUND))))
    @ApiResponse(
            responseCode = "201",
            description = "The entry that gives it back",
            content = @Content(schema = @Schema(implementation = LedgerEntryJson.class)))
    @ApiResponse(responseCode = "403", description = "Nobody gives anything back to themselves")
    @ApiResponse(responseCode = "409", description = "It was given back before (already-refunded)")
    Mono<ResponseEntity<?>> refund(
            @Parameter(example = "816") @PathVariable UserId id,
            @RequestBody JsonNode body,
            Actor actor,
            ServerWebExchange exchange) {
        return switch (PointsReader.reason(body)) {
            case Invalid<Words>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<Words>(var words) ->
                refundReward
                        .by(order(id, exchange, words, actor))
                        .map(booking -> Bookings.render(booking, LedgerEntryJson::of));
        };
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
