package io.diana.gamification.web;

import io.diana.access.Actor;
import io.diana.gamification.application.BookOrder;
import io.diana.gamification.domain.ActionOrder;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Gamification")
@ApiResponse(responseCode = "409", description = "The user is suspended")
@ApiResponse(responseCode = "410", description = "The user was erased")
@ApiResponse(responseCode = "429", description = "It was done as often as it may be (limit-reached)")
class ActionController {

    private final BookOrder bookOrder;

    ActionController(BookOrder bookOrder) {
        this.bookOrder = bookOrder;
    }

    @PostMapping(path = "/api/v1/users/{id}/actions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "awardAction",
            summary = "Say that a member did something, and award it",
            description = "Definitions decide what it is worth, and the answer explains it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ActionBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "trivia",
                                                            value = GamificationExamples.ACTION))))
    @ApiResponse(
            responseCode = "201",
            description = "What it brought",
            content = @Content(schema = @Schema(implementation = AwardJson.class)))
    Mono<ResponseEntity<?>> award(
            @Parameter(example = "816") @PathVariable UserId id,
            @RequestBody JsonNode body,
            Actor actor,
            IdempotencyKey key) {
        return award(ActionReader.order(id, body, actor, key));
    }

    private Mono<ResponseEntity<?>> award(Checked<ActionOrder> read) {
        return switch (read) {
            case Invalid<ActionOrder>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<ActionOrder>(var order) ->
                bookOrder.by(order).map(booking -> Bookings.render(booking, AwardJson::of));
        };
    }

    /** What an action is told with, for the API's document. */
    record ActionBody(String type, @Nullable Map<String, Object> context) {}
}
