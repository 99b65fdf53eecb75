package io.diana.gamification.web;

import static io.diana.gamification.web.DefinitionExamples.RULES;

import io.diana.gamification.web.RulesJson.RulesBody;
import io.diana.http.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/points/rules")
@Tag(name = "Gamification")
class RulesController {

    private final DefinitionEndpoint definitions;

    RulesController(DefinitionEndpoint definitions) {
        this.definitions = definitions;
    }

    @GetMapping
    @Operation(operationId = "getPointsRules", summary = "Read the rules that belong to no definition")
    @ApiResponse(
            responseCode = "200",
            description = "As they are now",
            content = @Content(schema = @Schema(implementation = RulesJson.class)))
    Mono<ResponseEntity<?>> get() {
        return definitions.get(Address.RULES);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putPointsRules",
            summary = "Replace the rules that belong to no definition",
            description = "Welcome bonus, cap of the multipliers, streaks, daily gift and abuse control."
                    + " Needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RulesBody.class),
                                            examples = @ExampleObject(name = "defaults", value = RULES))))
    @ApiResponse(
            responseCode = "200",
            description = "As they are now",
            content = @Content(schema = @Schema(implementation = RulesJson.class)))
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @RequestBody JsonNode body,
            IfMatch ifMatch,
            @Rehearsed @RequestParam(required = false) @Nullable String dryRun) {
        return definitions.put(Address.RULES, body, ifMatch, dryRun);
    }
}
