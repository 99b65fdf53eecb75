package io.diana.users.web;

import io.diana.access.Actor;
import io.diana.http.Fields;
import io.diana.http.IfMatch;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.application.ReinstateUser;
import io.diana.users.application.SuspendUser;
import io.diana.users.domain.Sanction;
import io.diana.users.domain.Sanction.NotSuspended;
import io.diana.users.domain.Sanction.RefusedAsErased;
import io.diana.users.domain.Sanction.RefusedAsStale;
import io.diana.users.domain.Sanction.RefusedAsUnknown;
import io.diana.users.domain.Sanction.Reinstated;
import io.diana.users.domain.Sanction.Suspended;
import io.diana.users.domain.Suspension;
import io.diana.users.domain.User;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/users/{id}/suspension")
@Tag(name = "Users")
@ApiResponse(responseCode = "410", description = "The user was erased")
class SuspensionController {

    private final SuspendUser suspendUser;
    private final ReinstateUser reinstateUser;
    private final Clock clock;

    SuspensionController(SuspendUser suspendUser, ReinstateUser reinstateUser, Clock clock) {
        this.suspendUser = suspendUser;
        this.reinstateUser = reinstateUser;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "suspendUser",
            summary = "Suspend a member, or replace the suspension",
            description = "It lifts itself at the instant in until; without one somebody has to lift it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SuspensionBody.class),
                                            examples = @ExampleObject(name = "spam", value = UserExamples.SUSPENSION))))
    @ApiResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(schema = @Schema(implementation = UserJson.class)))
    Mono<ResponseEntity<?>> suspend(@PathVariable UserId id, @RequestBody JsonNode body, Actor actor, IfMatch ifMatch) {
        var now = clock.instant();
        return switch (suspension(body, actor, now)) {
            case Invalid<Suspension>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<Suspension>(var suspension) ->
                suspendUser
                        .with(id, suspension, Refusals.expecting(ifMatch, now))
                        .map(this::render);
        };
    }

    @DeleteMapping
    @ApiResponse(responseCode = "409", description = "The user is not suspended")
    @Operation(operationId = "reinstateUser", summary = "Lift a member's suspension")
    @ApiResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(schema = @Schema(implementation = UserJson.class)))
    Mono<ResponseEntity<?>> lift(
            @PathVariable UserId id,
            @Parameter(description = "Why, in 1 to 500 characters", example = "It was a misunderstanding")
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            IfMatch ifMatch) {
        var broken = Reason.violation(reason);
        return broken == null
                ? reinstateUser
                        .by(id, Refusals.expecting(ifMatch, clock.instant()))
                        .map(this::render)
                : Mono.just(Problem.invalidParameter("query", "reason", broken.code(), broken.detail())
                        .asResponse());
    }

    private static Checked<Suspension> suspension(JsonNode body, Actor actor, Instant now) {
        var fields = Fields.of(body);
        var reason = fields.text("reason");
        var until = fields.instant("until");
        var suspension = Suspension.of(reason, until, actor.label(), now);
        var violations = fields.violations(suspension);
        return violations.isEmpty() ? suspension : new Invalid<>(violations);
    }

    private ResponseEntity<?> render(Sanction sanction) {
        return switch (sanction) {
            case Suspended(var user, var _) -> ok(user);
            case Reinstated(var user) -> ok(user);
            case NotSuspended(var user) ->
                Problem.conflict("user-not-suspended", "The user %s is not suspended.".formatted(user.id()));
            case RefusedAsStale(var current) -> Refusals.stale(current, clock.instant());
            case RefusedAsErased(var id) -> Refusals.erased(id).asResponse();
            case RefusedAsUnknown(var id) -> Refusals.unknown(id).asResponse();
        };
    }

    private ResponseEntity<UserJson> ok(User user) {
        var now = clock.instant();
        return ResponseEntity.ok().eTag(UserJson.etag(user, now)).body(UserJson.of(user, now));
    }

    /** What a suspension is, for the API's document. */
    record SuspensionBody(String reason, @Nullable Instant until) {}
}
