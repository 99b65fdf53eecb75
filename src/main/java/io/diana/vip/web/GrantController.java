package io.diana.vip.web;

import io.diana.access.Actor;
import io.diana.http.Documents;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Reason;
import io.diana.vip.application.GrantMembership;
import io.diana.vip.application.MembershipQuery;
import io.diana.vip.application.RevokeGrant;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.GrantOrder;
import io.diana.vip.domain.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/users/{id}/vip/grants")
@Tag(name = "VIP")
@ApiResponse(responseCode = "410", description = "The user was erased")
class GrantController {

    private final GrantMembership grantMembership;
    private final RevokeGrant revokeGrant;
    private final MembershipQuery memberships;
    private final Present present;
    private final Documents documents;

    GrantController(
            GrantMembership grantMembership,
            RevokeGrant revokeGrant,
            MembershipQuery memberships,
            Present present,
            Documents documents) {
        this.grantMembership = grantMembership;
        this.revokeGrant = revokeGrant;
        this.memberships = memberships;
        this.present = present;
        this.documents = documents;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "grantVip",
            summary = "Let a member hold a plan, or hold it for longer",
            description =
                    "While the plan is held it is extended from its end, otherwise it begins at once. Without duration"
                            + " it runs as long as the plan says.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GrantBody.class),
                                            examples = @ExampleObject(name = "prize", value = VipExamples.GRANT))))
    @ApiResponse(
            responseCode = "201",
            description = "The grant",
            content = @Content(schema = @Schema(implementation = GrantJson.class)))
    @ApiResponse(responseCode = "403", description = "Nobody grants to themselves")
    @ApiResponse(responseCode = "409", description = "The plan is not granted any more")
    Mono<ResponseEntity<?>> grant(@PathVariable UserId id, @RequestBody JsonNode body, Actor actor) {
        return switch (GrantReader.order(id, body, actor)) {
            case Invalid<GrantOrder>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<GrantOrder>(var order) -> grantMembership.by(order).map(GrantAnswers::render);
        };
    }

    @GetMapping("/{grantId}")
    @Operation(operationId = "getVipGrant", summary = "Read a grant")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "Answer only if the grant no longer has this entity tag.")
    @ApiResponse(
            responseCode = "200",
            description = "The grant, with the time in which it runs as things are",
            content = @Content(schema = @Schema(implementation = GrantJson.class)))
    @ApiResponse(responseCode = "304", description = "The grant still has this entity tag.")
    Mono<ResponseEntity<?>> get(@PathVariable UserId id, @PathVariable String grantId) {
        var wanted = Uuids.parse(grantId);
        return present.answer(
                id,
                () -> memberships
                        .find(id)
                        .<ResponseEntity<?>>map(member -> show(member, wanted))
                        .defaultIfEmpty(Refusals.unknownGrant()));
    }

    private ResponseEntity<?> show(Member member, @Nullable UUID grantId) {
        return grantId == null || member.grant(grantId) == null
                ? Refusals.unknownGrant()
                : documents.respond(GrantJson.of(member.window(grantId)));
    }

    @DeleteMapping("/{grantId}")
    @Operation(
            operationId = "revokeVipGrant",
            summary = "Take a grant away",
            description = "It ends now, or before it has begun; the days of the member's other grants stay.")
    @ApiResponse(
            responseCode = "200",
            description = "The grant, taken away",
            content = @Content(schema = @Schema(implementation = GrantJson.class)))
    @ApiResponse(responseCode = "403", description = "Nobody takes away from themselves")
    @ApiResponse(responseCode = "409", description = "It was taken away before, or is over")
    Mono<ResponseEntity<?>> revoke(
            @PathVariable UserId id,
            @PathVariable String grantId,
            @Parameter(description = "Why, in 1 to 500 characters", example = "Granted by mistake")
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            Actor actor) {
        var broken = Reason.violation(reason);
        if (reason == null || broken != null) {
            return Mono.just(Problem.invalidParameter(
                            "query", "reason", "required", "This needs a reason of 1 to 500 characters.")
                    .asResponse());
        }
        var wanted = Uuids.parse(grantId);
        return wanted == null
                ? present.answer(id, () -> Mono.just(Refusals.unknownGrant()))
                : revokeGrant.of(id, wanted, Author.of(actor), reason).map(GrantAnswers::render);
    }

    /** What a grant is asked for with, for the API's document. */
    record GrantBody(String plan, @Nullable String duration, String reason) {}
}
