package io.diana.gamification.web;

import io.diana.access.Actor;
import io.diana.gamification.application.RedeemReward;
import io.diana.gamification.domain.RedemptionOrder;
import io.diana.http.IdempotencyKey;
import io.diana.users.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/users/{id}/rewards/{key}/redemptions")
@Tag(name = "Gamification")
@ApiResponse(responseCode = "410", description = "The user was erased")
class RedemptionController {

    private final RedeemReward redeemReward;

    RedemptionController(RedeemReward redeemReward) {
        this.redeemReward = redeemReward;
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
}
