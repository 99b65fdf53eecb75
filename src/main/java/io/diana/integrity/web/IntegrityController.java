package io.diana.integrity.web;

import io.diana.http.Documents;
import io.diana.integrity.application.CheckIntegrity;
import io.diana.integrity.application.CheckIntegrity.Result;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "System")
class IntegrityController {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final double MILLISECONDS = 1e3;

    private final Mono<ResponseEntity<byte[]>> integrity;

    /** Counting is dear: those who ask within a few seconds share one count. A failure is not shared. */
    IntegrityController(CheckIntegrity checkIntegrity, Documents documents) {
        this.integrity = checkIntegrity
                .all()
                .map(results -> documents.respond(render(results)))
                .cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @GetMapping("/api/v1/system/integrity")
    @Operation(
            operationId = "getIntegrity",
            summary = "Every invariant, with the number of violations",
            description = "Up to ten seconds old. Changes that are still on their way are no violations.")
    @ApiResponse(
            responseCode = "200",
            description = "All checks, by module",
            content = @Content(schema = @Schema(implementation = IntegrityJson.class)))
    Mono<ResponseEntity<byte[]>> integrity() {
        return integrity;
    }

    private static IntegrityJson render(List<Result> results) {
        return new IntegrityJson(results.stream()
                .map(result -> new CheckJson(
                        result.name(),
                        result.module(),
                        result.violations(),
                        result.checkedAt(),
                        result.took().toMillis() / MILLISECONDS))
                .toList());
    }

    /** All checks. */
    record IntegrityJson(List<CheckJson> checks) {}

    /** @param seconds how long counting took */
    record CheckJson(String name, String module, long violations, Instant checkedAt, double seconds) {}
}
