package io.diana.gamification.web;

import static io.diana.gamification.web.DefinitionExamples.CAMPAIGN;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.web.CampaignJson.CampaignBody;
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
@RequestMapping("/api/v1/campaigns")
@Tag(name = "Gamification")
class CampaignController {

    private final DefinitionEndpoint definitions;

    CampaignController(DefinitionEndpoint definitions) {
        this.definitions = definitions;
    }

    @GetMapping
    @Operation(
            operationId = "listCampaigns",
            summary = "Times in which actions are worth more",
            description = "Those that are over too, by key.")
    Mono<ResponseEntity<Page<CampaignJson>>> list(PageRequest page, ServerHttpRequest request) {
        return definitions.list(DefinitionKind.CAMPAIGN, page, request, CampaignJson::of);
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getCampaign", summary = "Read a campaign")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign as it is now",
            content = @Content(schema = @Schema(implementation = CampaignJson.class)))
    Mono<ResponseEntity<?>> get(@Parameter(example = "spring-weekend") @PathVariable String key) {
        return definitions.get(new Address(DefinitionKind.CAMPAIGN, key));
    }

    @PutMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putCampaign",
            summary = "Make a campaign, or replace it",
            description = "Of several that run the greatest factor counts. One that is to end early gets"
                    + " another end. Replacing one needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CampaignBody.class),
                                            examples = @ExampleObject(name = "spring-weekend", value = CAMPAIGN))))
    @ApiResponse(
            responseCode = "200",
            description = "The campaign as it is now",
            content = @Content(schema = @Schema(implementation = CampaignJson.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The new one",
            content = @Content(schema = @Schema(implementation = CampaignJson.class)))
    @ApiResponse(responseCode = "428", description = "There is one of this key, and If-Match is missing")
    Mono<ResponseEntity<?>> put(
            @Parameter(example = "spring-weekend") @PathVariable String key,
            @RequestBody JsonNode body,
            IfMatch ifMatch,
            @Rehearsed @RequestParam(required = false) @Nullable String dryRun) {
        return definitions.put(new Address(DefinitionKind.CAMPAIGN, key), body, ifMatch, dryRun);
    }

    @DeleteMapping("/{key}")
    @Operation(
            operationId = "deleteCampaign",
            summary = "Take a campaign out of force",
            description = "Nothing is left of it; what was earned stays.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    Mono<ResponseEntity<?>> delete(@Parameter(example = "spring-weekend") @PathVariable String key, IfMatch ifMatch) {
        return definitions.delete(new Address(DefinitionKind.CAMPAIGN, key), ifMatch);
    }
}
