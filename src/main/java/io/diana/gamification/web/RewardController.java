package io.diana.gamification.web;

import static io.diana.gamification.web.DefinitionExamples.REWARD;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.web.RewardJson.RewardBody;
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
@RequestMapping("/api/v1/rewards")
@Tag(name = "Gamification")
class RewardController {

    private final DefinitionEndpoint definitions;

    RewardController(DefinitionEndpoint definitions) {
        this.definitions = definitions;
    }

    @GetMapping
    @Operation(
            operationId = "listRewards",
            summary = "The shop: what points buy",
            description = "Those out of force too, by key.")
    Mono<ResponseEntity<Page<RewardJson>>> list(PageRequest page, ServerHttpRequest request) {
        return definitions.list(DefinitionKind.REWARD, page, request, RewardJson::of);
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getReward", summary = "Read a reward")
    @ApiResponse(
            responseCode = "200",
            description = "The reward as it is now",
            content = @Content(schema = @Schema(implementation = RewardJson.class)))
    Mono<ResponseEntity<?>> get(@Parameter(example = "gold-frame") @PathVariable String key) {
        return definitions.get(new Address(DefinitionKind.REWARD, key));
    }

    @PutMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putReward",
            summary = "Make a reward, or replace it",
            description = "Without stock there are as many as are wanted. The ETag covers what is left, so"
                    + " that a sale in between is not undone. Replacing one needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RewardBody.class),
                                            examples = @ExampleObject(name = "gold-frame", value = REWARD))))
    @ApiResponse(
            responseCode = "200",
            description = "The reward as it is now",
            content = @Content(schema = @Schema(implementation = RewardJson.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The new one",
            content = @Content(schema = @Schema(implementation = RewardJson.class)))
    @ApiResponse(responseCode = "428", description = "There is one of this key, and If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @Parameter(example = "gold-frame") @PathVariable String key,
            @RequestBody JsonNode body,
            IfMatch ifMatch,
            @Rehearsed @RequestParam(required = false) @Nullable String dryRun) {
        return definitions.put(new Address(DefinitionKind.REWARD, key), body, ifMatch, dryRun);
    }

    @DeleteMapping("/{key}")
    @Operation(
            operationId = "deleteReward",
            summary = "Take a reward out of force",
            description = "It stays to be read, but cannot be bought any more.")
    @ApiResponse(responseCode = "204", description = "It is out of force")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> delete(@Parameter(example = "gold-frame") @PathVariable String key, IfMatch ifMatch) {
        return definitions.delete(new Address(DefinitionKind.REWARD, key), ifMatch);
    }
}
