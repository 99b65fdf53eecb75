package io.diana.vip.web;

import io.diana.access.Actor;
import io.diana.http.Fields;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.vip.application.RedeemToken;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Redeeming;
import io.diana.vip.domain.Redeeming.Redeemed;
import io.diana.vip.domain.Redeeming.RefusedAsErased;
import io.diana.vip.domain.Redeeming.RefusedAsNotRedeemable;
import io.diana.vip.domain.Redeeming.RefusedAsOwn;
import io.diana.vip.domain.Redeeming.RefusedAsSuspended;
import io.diana.vip.domain.Redeeming.RefusedAsTooMany;
import io.diana.vip.domain.Redeeming.RefusedAsUnknown;
import io.diana.vip.domain.RedemptionOrder;
import io.diana.vip.domain.TokenSecret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "VIP")
@ApiResponse(responseCode = "403", description = "Nobody grants to themselves")
@ApiResponse(responseCode = "409", description = "The user is suspended")
@ApiResponse(responseCode = "410", description = "The user was erased")
@ApiResponse(responseCode = "429", description = "Too many attempts have failed")
class RedemptionController {

    private final RedeemToken redeemToken;

    RedemptionController(RedeemToken redeemToken) {
        this.redeemToken = redeemToken;
    }

    @PostMapping(path = "/api/v1/users/{id}/vip/redemptions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "redeemVipToken",
            summary = "Redeem a token for a member",
            description =
                    "Of many at once one succeeds. What is wrong with a token is never said, and ten failures for a member or"
                            + " a hundred by a caller within ten minutes are the last ones for a while.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RedemptionBody.class),
                                            examples = @ExampleObject(name = "token", value = VipExamples.REDEMPTION))))
    @ApiResponse(
            responseCode = "201",
            description = "The grant",
            content = @Content(schema = @Schema(implementation = GrantJson.class)))
    @ApiResponse(responseCode = "422", description = "The token cannot be redeemed (token-not-redeemable)")
    Mono<ResponseEntity<?>> redeem(
            @Parameter(example = "816") @PathVariable UserId id, @RequestBody JsonNode body, Actor actor) {
        return switch (secret(body)) {
            case Invalid<TokenSecret>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<TokenSecret>(var secret) ->
                redeemToken
                        .by(new RedemptionOrder(id, secret, Author.of(actor)))
                        .map(RedemptionController::render);
        };
    }

    private static Checked<TokenSecret> secret(JsonNode body) {
        var fields = Fields.of(body);
        var token = fields.text("token");
        if (token == null && fields.violations().isEmpty()) {
            fields.refuse("token", "required", "Say which token.");
        }
        var violations = fields.violations();
        return token == null || !violations.isEmpty() ? new Invalid<>(violations) : new Valid<>(new TokenSecret(token));
    }

    private static ResponseEntity<?> render(Redeeming redeeming) {
        return switch (redeeming) {
            case Redeemed(var window) -> GrantAnswers.created(window);
            case RefusedAsNotRedeemable _ ->
                Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "token-not-redeemable",
                                "This token cannot be redeemed for this user.")
                        .asResponse();
            case RefusedAsTooMany(var pause) -> tooMany(pause);
            case RefusedAsOwn(var id) -> Refusals.ownAccount(id);
            case RefusedAsSuspended(var id) ->
                Problem.conflict("user-suspended", "The user %s is suspended.".formatted(id));
            case RefusedAsErased(var id) -> Refusals.erased(id);
            case RefusedAsUnknown(var id) -> Refusals.unknown(id);
        };
    }

    /** A second that has begun is a second. */
    private static ResponseEntity<?> tooMany(Duration pause) {
        var problem = Problem.of(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts have failed: try again later.");
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, pause.plusNanos(999_999_999).toSeconds())))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** What a token is brought in, for the API's document. */
    record RedemptionBody(String token) {}
}
