package io.diana.vip.web;

import io.diana.access.Actor;
import io.diana.http.IfMatch;
import io.diana.http.Problem;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.vip.application.PlanQuery;
import io.diana.vip.application.RemovePlan;
import io.diana.vip.application.ReplacePlan;
import io.diana.vip.application.ReplacePlan.Wish;
import io.diana.vip.domain.Plan;
import io.diana.vip.domain.Plan.Terms;
import io.diana.vip.domain.PlanRemoval;
import io.diana.vip.domain.PlanRules;
import io.diana.vip.domain.PlanUpdate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/vip/plans/{key}")
@Tag(name = "VIP")
class PlanController {

    private final PlanQuery plans;
    private final ReplacePlan replacePlan;
    private final RemovePlan removePlan;

    PlanController(PlanQuery plans, ReplacePlan replacePlan, RemovePlan removePlan) {
        this.plans = plans;
        this.replacePlan = replacePlan;
        this.removePlan = removePlan;
    }

    @GetMapping
    @Operation(operationId = "getVipPlan", summary = "Read the version of a plan that is in force")
    @AnswersPlan
    Mono<ResponseEntity<?>> get(@Parameter(example = "gold") @PathVariable String key) {
        return plans.find(key).<ResponseEntity<?>>map(PlanController::ok).defaultIfEmpty(Refusals.unknownPlan(key));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putVipPlan",
            summary = "Make a plan, or replace it by a new version",
            description =
                    "What was granted stays as it was granted. Without duration a plan is for life; without price it"
                            + " is not for sale. Replacing one needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PlanBody.class),
                                            examples = @ExampleObject(name = "gold", value = VipExamples.PLAN))))
    @AnswersPlan
    @ApiResponse(
            responseCode = "201",
            description = "The new plan",
            content = @Content(schema = @Schema(implementation = PlanJson.class)))
    @ApiResponse(responseCode = "428", description = "There is such a plan, and If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @Parameter(example = "gold") @PathVariable String key,
            @RequestBody JsonNode body,
            Actor actor,
            IfMatch ifMatch) {
        return PlanRules.isKey(key)
                ? put(PlanReader.of(key, body), actor, expecting(ifMatch))
                : Mono.just(Problem.invalidParameter("path", "key", "plan-key", PlanRules.KEY_RULE)
                        .asResponse());
    }

    private Mono<ResponseEntity<?>> put(PlanReader read, Actor actor, @Nullable Predicate<Plan> expected) {
        return switch (read.terms()) {
            case Invalid<Terms>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<Terms>(var terms) ->
                replacePlan
                        .with(new Wish(read.key(), terms, read.active(), expected), actor)
                        .map(PlanController::render);
        };
    }

    @DeleteMapping
    @Operation(
            operationId = "deleteVipPlan",
            summary = "Remove a plan",
            description = "One that was ever granted stays to be read, but is not granted any more.")
    @ApiResponse(responseCode = "204", description = "It is not granted any more")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> delete(
            @Parameter(example = "gold") @PathVariable String key, Actor actor, IfMatch ifMatch) {
        return removePlan.of(key, actor, expecting(ifMatch)).map(PlanController::render);
    }

    private static @Nullable Predicate<Plan> expecting(IfMatch ifMatch) {
        return ifMatch.isAbsent() ? null : plan -> ifMatch.admits(PlanJson.etag(plan));
    }

    private static ResponseEntity<?> render(PlanUpdate update) {
        return switch (update) {
            case PlanUpdate.Created(var plan) ->
                ResponseEntity.created(URI.create("/api/v1/vip/plans/" + plan.key()))
                        .eTag(PlanJson.etag(plan))
                        .body(PlanJson.of(plan));
            case PlanUpdate.Replaced(var plan) -> ok(plan);
            case PlanUpdate.Unchanged(var plan) -> ok(plan);
            case PlanUpdate.RefusedAsBlind _ -> IfMatch.missing();
            case PlanUpdate.RefusedAsStale(var current) -> IfMatch.failed(PlanJson.etag(current));
            case PlanUpdate.RefusedAsUnknown(var key) ->
                Problem.of(
                                HttpStatus.PRECONDITION_FAILED,
                                "precondition-failed",
                                "There is no plan %s that could be replaced.".formatted(key))
                        .asResponse();
        };
    }

    private static ResponseEntity<?> render(PlanRemoval removal) {
        return switch (removal) {
            case PlanRemoval.Removed _, PlanRemoval.Retired _ ->
                ResponseEntity.noContent().build();
            case PlanRemoval.RefusedAsBlind _ -> IfMatch.missing();
            case PlanRemoval.RefusedAsStale(var current) -> IfMatch.failed(PlanJson.etag(current));
            case PlanRemoval.RefusedAsUnknown(var key) -> Refusals.unknownPlan(key);
        };
    }

    private static ResponseEntity<PlanJson> ok(Plan plan) {
        return ResponseEntity.ok().eTag(PlanJson.etag(plan)).body(PlanJson.of(plan));
    }

    /** What a plan is sent as, for the API's document. */
    record PlanBody(
            @Nullable String key,
            String name,
            @Nullable String duration,
            PlanJson.@Nullable PriceJson price,
            @Nullable Map<String, Object> entitlements,
            @Nullable Boolean active,
            @Nullable Integer version) {}
}
