package io.diana.gamification.web;

import static io.diana.gamification.web.DefinitionExamples.MISSION;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.web.MissionJson.MissionBody;
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
@RequestMapping("/api/v1/missions")
@Tag(name = "Gamification")
class MissionController {

    private final DefinitionEndpoint definitions;

    MissionController(DefinitionEndpoint definitions) {
        this.definitions = definitions;
    }

    @GetMapping
    @Operation(
            operationId = "listMissions",
            summary = "What can be done for a reward",
            description = "Those out of force too, by key.")
    Mono<ResponseEntity<Page<MissionJson>>> list(PageRequest page, ServerHttpRequest request) {
        return definitions.list(DefinitionKind.MISSION, page, request, MissionJson::of);
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getMission", summary = "Read a mission")
    @ApiResponse(
            responseCode = "200",
            description = "The mission as it is now",
            content = @Content(schema = @Schema(implementation = MissionJson.class)))
    Mono<ResponseEntity<?>> get(@Parameter(example = "spring-clean") @PathVariable String key) {
        return definitions.get(new Address(DefinitionKind.MISSION, key));
    }

    @PutMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putMission",
            summary = "Make a mission, or replace it",
            description = "All objectives have to be met; an event has a start and an end. Replacing one"
                    + " needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = MissionBody.class),
                                            examples = @ExampleObject(name = "spring-clean", value = MISSION))))
    @ApiResponse(
            responseCode = "200",
            description = "The mission as it is now",
            content = @Content(schema = @Schema(implementation = MissionJson.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The new one",
            content = @Content(schema = @Schema(implementation = MissionJson.class)))
    @ApiResponse(responseCode = "409", description = "Others that are in force lean on it")
    @ApiResponse(responseCode = "428", description = "There is one of this key, and If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @Parameter(example = "spring-clean") @PathVariable String key,
            @RequestBody JsonNode body,
            IfMatch ifMatch,
            @Rehearsed @RequestParam(required = false) @Nullable String dryRun) {
        return definitions.put(new Address(DefinitionKind.MISSION, key), body, ifMatch, dryRun);
    }

    @DeleteMapping("/{key}")
    @Operation(
            operationId = "deleteMission",
            summary = "Take a mission out of force",
            description = "It stays to be read, but is not offered any more.")
    @ApiResponse(responseCode = "204", description = "It is out of force")
    @ApiResponse(responseCode = "409", description = "Others that are in force lean on it")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> delete(@Parameter(example = "spring-clean") @PathVariable String key, IfMatch ifMatch) {
        return definitions.delete(new Address(DefinitionKind.MISSION, key), ifMatch);
    }
}
