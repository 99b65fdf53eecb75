package io.diana.vip.web;

import io.diana.access.Actor;
import io.diana.http.Fields;
import io.diana.http.Problem;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.vip.application.IssueTokens;
import io.diana.vip.application.RevokeToken;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.TokenIssue;
import io.diana.vip.domain.TokenIssue.Issued;
import io.diana.vip.domain.TokenOrder;
import io.diana.vip.domain.TokenRevoking;
import io.diana.vip.domain.TokenRevoking.RefusedAsRedeemed;
import io.diana.vip.domain.TokenRevoking.RefusedAsUnknown;
import io.diana.vip.domain.TokenRevoking.Revoked;
import io.diana.vip.web.TokenJson.IssuedTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/vip/tokens")
@Tag(name = "VIP")
class TokenController {

    private final IssueTokens issueTokens;
    private final RevokeToken revokeToken;
    private final Clock clock;

    TokenController(IssueTokens issueTokens, RevokeToken revokeToken, Clock clock) {
        this.issueTokens = issueTokens;
        this.revokeToken = revokeToken;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "issueVipTokens",
            summary = "Make tokens, each of which one member can redeem",
            description =
                    "The secrets are in this answer and nowhere else. A token grants the plan as it is now, whatever"
                            + " becomes of the plan.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TokensBody.class),
                                            examples = @ExampleObject(name = "sale", value = VipExamples.TOKENS))))
    @ApiResponse(
            responseCode = "201",
            description = "The tokens, with their secrets",
            content = @Content(schema = @Schema(implementation = IssuedTokens.class)))
    @ApiResponse(responseCode = "409", description = "The plan is not granted any more")
    Mono<ResponseEntity<?>> issue(@RequestBody JsonNode body, Actor actor) {
        return switch (order(body, actor)) {
            case Invalid<TokenOrder>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<TokenOrder>(var order) -> issueTokens.by(order).map(TokenController::render);
        };
    }

    private Checked<TokenOrder> order(JsonNode body, Actor actor) {
        var fields = Fields.of(body);
        var draft = new TokenOrder.Draft(fields.text("plan"), fields.integer("count"), fields.instant("expiresAt"));
        var order = draft.check(Author.of(actor), clock.instant());
        var violations = fields.violations(order);
        return violations.isEmpty() ? order : new Invalid<>(violations);
    }

    private static ResponseEntity<?> render(TokenIssue issue) {
        return switch (issue) {
            case Issued(var batch) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(IssuedTokens.of(batch));
            case TokenIssue.RefusedAsUnknownPlan(var plan) -> GrantAnswers.unknownPlan(plan);
            case TokenIssue.RefusedAsInactivePlan(var plan) -> GrantAnswers.inactivePlan(plan);
        };
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "revokeVipToken",
            summary = "Keep a token from being redeemed",
            description = "One that was redeemed is no more: what can be taken away is its grant.")
    @ApiResponse(responseCode = "204", description = "It cannot be redeemed, be it from now on or from earlier")
    @ApiResponse(responseCode = "409", description = "It has been redeemed")
    Mono<ResponseEntity<?>> revoke(@PathVariable String id, Actor actor) {
        var wanted = Uuids.parse(id);
        return wanted == null
                ? Mono.just(unknown())
                : revokeToken.of(wanted, Author.of(actor)).map(TokenController::render);
    }

    private static ResponseEntity<?> render(TokenRevoking revoking) {
        return switch (revoking) {
            case Revoked _ -> ResponseEntity.noContent().build();
            case RefusedAsRedeemed(var id) ->
                Problem.conflict("token-redeemed", "The token %s has been redeemed.".formatted(id));
            case RefusedAsUnknown _ -> unknown();
        };
    }

    private static ResponseEntity<?> unknown() {
        return Problem.notFound("unknown-token", "There is no such token.");
    }

    /** What tokens are asked for with, for the API's document. */
    record TokensBody(
            String plan,
            @Schema(minimum = "1", maximum = "100") int count,
            @Nullable Instant expiresAt) {}
}
