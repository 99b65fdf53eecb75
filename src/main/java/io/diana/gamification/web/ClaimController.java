package io.diana.gamification.web;

import io.diana.gamification.application.ClaimMission;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.DefinitionKey;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.Refusal;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Gamification")
@ApiResponse(responseCode = "410", description = "The user was erased")
class ClaimController {

    private final ClaimMission claimMission;

    ClaimController(ClaimMission claimMission) {
        this.claimMission = claimMission;
    }

    @PostMapping("/api/v1/users/{id}/missions/{key}/claim")
    @Operation(
            operationId = "claimMission",
            summary = "Take the reward of a mission",
            description =
                    "Once for each day, week or mission that was completed, up to seven days behind its end. If several"
                            + " rewards wait, the oldest is paid first. Claiming again what was claimed answers the same; with an"
                            + " Idempotency-Key that holds whatever was completed since.")
    @ApiResponse(
            responseCode = "201",
            description = "What it brought",
            content = @Content(schema = @Schema(implementation = AwardJson.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What it brought when it was claimed before",
            content = @Content(schema = @Schema(implementation = AwardJson.class)))
    @ApiResponse(
            responseCode = "409",
            description =
                    "Something is still to be done (mission-not-completed), it is too late (mission-expired), or the"
                            + " user is suspended")
    Mono<ResponseEntity<?>> claim(
            @Parameter(example = "816") @PathVariable UserId id,
            @Parameter(example = "welcome") @PathVariable String key,
            IdempotencyKey idempotencyKey) {
        return DefinitionKey.isValid(key)
                ? claimMission.by(id, key, idempotencyKey.value()).map(booking -> render(booking, idempotencyKey))
                : Mono.just(PointsRefusals.answer(new Refusal.UnknownMission(key)));
    }

    private static ResponseEntity<?> render(Booking booking, IdempotencyKey key) {
        return booking instanceof Repeated(var entry) ? repeated(entry, key) : Bookings.render(booking, AwardJson::of);
    }

    private static ResponseEntity<?> repeated(Entry entry, IdempotencyKey key) {
        var order = entry.cause().order();
        var isReplay = order != null && order.key().equals(key.value());
        var answer = isReplay ? ResponseEntity.ok().header(IdempotencyKey.REPLAYED, "true") : ResponseEntity.ok();
        return answer.body(AwardJson.of(entry));
    }
}
