package io.diana.gamification.web;

import static io.diana.gamification.web.DefinitionExamples.ACHIEVEMENT;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.web.AchievementJson.AchievementBody;
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
@RequestMapping("/api/v1/achievements")
@Tag(name = "Gamification")
class AchievementController {

    private final DefinitionEndpoint definitions;

    AchievementController(DefinitionEndpoint definitions) {
        this.definitions = definitions;
    }

    @GetMapping
    @Operation(
            operationId = "listAchievements",
            summary = "What can be reached once, in steps",
            description = "Secret ones and those out of force too, by key.")
    Mono<ResponseEntity<Page<AchievementJson>>> list(PageRequest page, ServerHttpRequest request) {
        return definitions.list(DefinitionKind.ACHIEVEMENT, page, request, AchievementJson::of);
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getAchievement", summary = "Read an achievement")
    @ApiResponse(
            responseCode = "200",
            description = "The achievement as it is now",
            content = @Content(schema = @Schema(implementation = AchievementJson.class)))
    Mono<ResponseEntity<?>> get(@Parameter(example = "night-owl") @PathVariable String key) {
        return definitions.get(new Address(DefinitionKind.ACHIEVEMENT, key));
    }

    @PutMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putAchievement",
            summary = "Make an achievement, or replace it",
            description = "Counters: points, level, streak, actions, referrals, gifts, missions, vip,"
                    + " actions.<key of an action type>. Steps rise. Replacing one needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AchievementBody.class),
                                            examples = @ExampleObject(name = "night-owl", value = ACHIEVEMENT))))
    @ApiResponse(
            responseCode = "200",
            description = "The achievement as it is now",
            content = @Content(schema = @Schema(implementation = AchievementJson.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The new one",
            content = @Content(schema = @Schema(implementation = AchievementJson.class)))
    @ApiResponse(responseCode = "409", description = "Others that are in force lean on it")
    @ApiResponse(responseCode = "428", description = "There is one of this key, and If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @Parameter(example = "night-owl") @PathVariable String key,
            @RequestBody JsonNode body,
            IfMatch ifMatch,
            @Rehearsed @RequestParam(required = false) @Nullable String dryRun) {
        return definitions.put(new Address(DefinitionKind.ACHIEVEMENT, key), body, ifMatch, dryRun);
    }

    @DeleteMapping("/{key}")
    @Operation(
            operationId = "deleteAchievement",
            summary = "Take an achievement out of force",
            description = "It stays to be read and with those who reached it, but cannot be reached any more.")
    @ApiResponse(responseCode = "204", description = "It is out of force")
    @ApiResponse(responseCode = "409", description = "Others that are in force lean on it")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> delete(@Parameter(example = "night-owl") @PathVariable String key, IfMatch ifMatch) {
        return definitions.delete(new Address(DefinitionKind.ACHIEVEMENT, key), ifMatch);
    }
}
