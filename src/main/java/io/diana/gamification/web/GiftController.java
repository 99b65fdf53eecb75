package io.diana.gamification.web;

import io.diana.access.Actor;
import io.diana.gamification.application.BookOrder;
import io.diana.gamification.domain.GiftOrder;
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
class GiftController {

    private final BookOrder bookOrder;

    GiftController(BookOrder bookOrder) {
        this.bookOrder = bookOrder;
    }

    @PostMapping("/api/v1/users/{id}/daily-gift")
    @Operation(
            operationId = "claimDailyGift",
            summary = "Take the gift of the day",
            description = "Once on each day of the member's own calendar. It keeps the streak going.")
    @ApiResponse(
            responseCode = "201",
            description = "What it brought",
            content = @Content(schema = @Schema(implementation = AwardJson.class)))
    @ApiResponse(responseCode = "409", description = "It was taken before (already-claimed), or the user is suspended")
    Mono<ResponseEntity<?>> claim(
            @Parameter(example = "816") @PathVariable UserId id, Actor actor, IdempotencyKey key) {
        return bookOrder
                .by(new GiftOrder(id, actor.label(), key.value()))
                .map(booking -> Bookings.render(booking, AwardJson::of));
    }
}
