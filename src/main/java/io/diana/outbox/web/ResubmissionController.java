package io.diana.outbox.web;

import io.diana.http.Problem;
import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.application.ResubmitPublications;
import io.diana.outbox.application.ResubmitPublications.Resubmitted;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Events")
class ResubmissionController {

    private final ResubmitPublications resubmitPublications;

    ResubmissionController(ResubmitPublications resubmitPublications) {
        this.resubmitPublications = resubmitPublications;
    }

    @PostMapping(path = "/api/v1/events/resubmissions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "resubmitPublications",
            summary = "Try to deliver everything again that failed and passes a filter",
            description =
                    "Dead and retrying ones are due at once, as if they had never been tried. Works for some seconds;"
                            + " with complete false some are left, and the same request goes on with those.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ResubmissionBody.class),
                                            examples =
                                                    @ExampleObject(name = "dead", value = EventExamples.RESUBMISSION))))
    @ApiResponse(
            responseCode = "200",
            description = "How many are due now",
            content = @Content(schema = @Schema(implementation = ResubmissionJson.class)))
    Mono<ResponseEntity<?>> resubmit(@RequestBody JsonNode body) {
        return switch (ResubmissionFilter.read(body)) {
            case Invalid<PublicationFilter>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<PublicationFilter>(var filter) ->
                resubmitPublications.matching(filter).map(ResubmissionController::render);
        };
    }

    private static ResponseEntity<?> render(Resubmitted resubmitted) {
        return ResponseEntity.ok(new ResubmissionJson(resubmitted.count(), resubmitted.isComplete()));
    }

    /** @param complete whether nothing is left that passes the filter */
    record ResubmissionJson(long resubmitted, boolean complete) {}

    /** What is to be tried again, for the API's document. */
    record ResubmissionBody(Filter filter) {

        record Filter(
                @Schema(allowableValues = {"pending", "retrying", "dead"}) @Nullable
                String status,

                @Nullable String listener,
                @Nullable String type,
                @Nullable Instant since) {}
    }
}
