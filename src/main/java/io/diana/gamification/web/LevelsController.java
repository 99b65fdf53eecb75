package io.diana.gamification.web;

import static io.diana.gamification.web.DefinitionExamples.LEVELS;

import io.diana.gamification.web.LevelsJson.LevelsBody;
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
@RequestMapping("/api/v1/levels")
@Tag(name = "Gamification")
class LevelsController {

    private final DefinitionEndpoint definitions;

    LevelsController(DefinitionEndpoint definitions) {
        this.definitions = definitions;
    }

    @GetMapping
    @Operation(operationId = "getLevels", summary = "Read all levels")
    @ApiResponse(
            responseCode = "200",
            description = "As they are now",
            content = @Content(schema = @Schema(implementation = LevelsJson.class)))
    Mono<ResponseEntity<?>> get() {
        return definitions.get(Address.LEVELS);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putLevels",
            summary = "Replace all levels",
            description = "From level 1 at 0 points upwards. Nobody loses a level that was reached; whoever"
                    + " has the points for another one rises with the next points. Needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = LevelsBody.class),
                                            examples = @ExampleObject(name = "defaults", value = LEVELS))))
    @ApiResponse(
            responseCode = "200",
            description = "As they are now",
            content = @Content(schema = @Schema(implementation = LevelsJson.class)))
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @RequestBody JsonNode body,
            IfMatch ifMatch,
            @Rehearsed @RequestParam(required = false) @Nullable String dryRun) {
        return definitions.put(Address.LEVELS, body, ifMatch, dryRun);
    }
}
