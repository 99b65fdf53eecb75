package io.diana.gamification.web;

import static io.diana.gamification.web.DefinitionExamples.ACTION_TYPE;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.web.ActionTypeJson.ActionTypeBody;
import io.diana.http.IfMatch;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/action-types")
@Tag(name = "Gamification")
class ActionTypeController {

    private final DefinitionEndpoint definitions;

    ActionTypeController(DefinitionEndpoint definitions) {
        this.definitions = definitions;
    }

    @GetMapping
    @Operation(
            operationId = "listActionTypes",
            summary = "What members can do for points",
            description = "Those out of force too, by key.")
    Mono<ResponseEntity<Page<ActionTypeJson>>> list(PageRequest page, ServerHttpRequest request) {
        return definitions.list(DefinitionKind.ACTION_TYPE, page, request, ActionTypeJson::of);
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getActionType", summary = "Read an action type")
    @ApiResponse(
            responseCode = "200",
            description = "The action type as it is now",
            content = @Content(schema = @Schema(implementation = ActionTypeJson.class)))
    Mono<ResponseEntity<?>> get(@Parameter(example = "tour_finished") @PathVariable String key) {
        return definitions.get(new Address(DefinitionKind.ACTION_TYPE, key));
    }

    @PutMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putActionType",
            summary = "Make an action type, or replace it",
            description = "All limits hold. A limit over P1D counts a day of the member's calendar, any"
                    + " other period counts wherever it begins. Replacing one needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ActionTypeBody.class),
                                            examples = @ExampleObject(name = "tour_finished", value = ACTION_TYPE))))
    @ApiResponse(
            responseCode = "200",
            description = "The action type as it is now",
            content = @Content(schema = @Schema(implementation = ActionTypeJson.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The new one",
            content = @Content(schema = @Schema(implementation = ActionTypeJson.class)))
    @ApiResponse(responseCode = "409", description = "Others that are in force lean on it")
    @ApiResponse(responseCode = "428", description = "There is one of this key, and If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @Parameter(example = "tour_finished") @PathVariable String key,
            @RequestBody JsonNode body,
            IfMatch ifMatch,
            @Rehearsed @RequestParam(required = false) @Nullable String dryRun) {
        return definitions.put(new Address(DefinitionKind.ACTION_TYPE, key), body, ifMatch, dryRun);
    }

    @DeleteMapping("/{key}")
    @Operation(
            operationId = "deleteActionType",
            summary = "Take an action type out of force",
            description = "It stays to be read, but cannot be done any more.")
    @ApiResponse(responseCode = "204", description = "It is out of force")
    @ApiResponse(responseCode = "409", description = "Others that are in force lean on it")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> delete(@Parameter(example = "tour_finished") @PathVariable String key, IfMatch ifMatch) {
        return definitions.delete(new Address(DefinitionKind.ACTION_TYPE, key), ifMatch);
    }
}
