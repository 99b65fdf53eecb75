package io.diana.users.web;

import io.diana.http.IfMatch;
import io.diana.http.MergePatch;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.application.ChangePreferences;
import io.diana.users.application.ChangePreferences.Mode;
import io.diana.users.application.MergePreferences;
import io.diana.users.application.ReadPreferences;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.PreferencesUpdate.Changed;
import io.diana.users.domain.PreferencesUpdate.RefusedAsErased;
import io.diana.users.domain.PreferencesUpdate.RefusedAsStale;
import io.diana.users.domain.PreferencesUpdate.RefusedAsTooLarge;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.PreferencesUpdate.Unchanged;
import io.diana.users.domain.StoredPreferences;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/users/{id}/preferences")
@Tag(name = "Users")
@ApiResponse(responseCode = "410", description = "The user was erased")
class PreferencesController {

    private final ReadPreferences read;
    private final MergePreferences merge;
    private final ChangePreferences change;

    PreferencesController(ReadPreferences read, MergePreferences merge, ChangePreferences change) {
        this.read = read;
        this.merge = merge;
        this.change = change;
    }

    @GetMapping
    @Operation(operationId = "getPreferences", summary = "Read a member's preferences")
    @ApiResponse(
            responseCode = "200",
            description = "One JSON object",
            content = @Content(schema = @Schema(type = "object")))
    Mono<ResponseEntity<?>> get(@PathVariable UserId id) {
        return read.of(id).map(PreferencesController::render);
    }

    @PatchMapping(consumes = MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "mergePreferences",
            summary = "Merge into a member's preferences",
            description =
                    "A merge patch (RFC 7396), applied atomically: of many at once none is lost. Honours If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(name = "dark", value = UserExamples.PREFERENCES))))
    @ApiResponse(
            responseCode = "200",
            description = "The preferences now",
            content = @Content(schema = @Schema(type = "object")))
    Mono<ResponseEntity<?>> merge(@PathVariable UserId id, MergePatch patch, IfMatch ifMatch) {
        return checked(
                PreferencesReader.patch(id, patch.document()),
                valid -> ifMatch.isAbsent()
                        ? merge.from(List.of(valid)).map(List::getFirst)
                        : change.by(Mode.MERGE, valid, current -> ifMatch.admits(Refusals.etag(current))));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "replacePreferences",
            summary = "Replace a member's preferences",
            description = "Honours If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(name = "dark", value = UserExamples.PREFERENCES))))
    @ApiResponse(
            responseCode = "200",
            description = "The preferences now",
            content = @Content(schema = @Schema(type = "object")))
    Mono<ResponseEntity<?>> replace(@PathVariable UserId id, @RequestBody JsonNode document, IfMatch ifMatch) {
        var replacement = document instanceof ObjectNode object
                ? PreferencesReader.patch(id, object)
                : new Invalid<PreferencesPatch>(List.of(new Violation("", "type", "Must be an object.")));
        return checked(
                replacement,
                valid -> change.by(Mode.REPLACE, valid, current -> ifMatch.admits(Refusals.etag(current))));
    }

    private static Mono<ResponseEntity<?>> checked(
            Checked<PreferencesPatch> patch, Function<PreferencesPatch, Mono<PreferencesUpdate>> write) {
        return switch (patch) {
            case Invalid<PreferencesPatch>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<PreferencesPatch>(var valid) -> write.apply(valid).map(PreferencesController::render);
        };
    }

    private static ResponseEntity<?> render(PreferencesUpdate update) {
        return switch (update) {
            case Changed(var preferences, var _) -> ok(preferences);
            case Unchanged(var preferences) -> ok(preferences);
            case RefusedAsTooLarge _ -> Refusals.tooLarge().asResponse();
            case RefusedAsStale(var current) -> IfMatch.failed(Refusals.etag(current));
            case RefusedAsErased(var id) -> Refusals.erased(id).asResponse();
            case RefusedAsUnknown(var id) -> Refusals.unknown(id).asResponse();
        };
    }

    /** The stored text as it is: what counts for the limits is what the caller sees. */
    private static ResponseEntity<String> ok(StoredPreferences preferences) {
        return ResponseEntity.ok()
                .eTag(Refusals.etag(preferences))
                .contentType(MediaType.APPLICATION_JSON)
                .body(preferences.json());
    }
}
