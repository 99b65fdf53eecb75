package io.diana.users.web;

import io.diana.http.Documents;
import io.diana.users.application.StatisticsQuery;
import io.diana.users.application.StatisticsQuery.Statistics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Users")
class StatisticsController {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Mono<ResponseEntity<byte[]>> statistics;

    /** Counting everybody is dear: those who ask within a few seconds share one count. A failure is not shared. */
    StatisticsController(StatisticsQuery query, Documents documents, Clock clock) {
        this.statistics = Mono.defer(() -> query.at(clock.instant()))
                .map(documents::respond)
                .cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @GetMapping("/api/v1/users/statistics")
    @Operation(
            operationId = "getUserStatistics",
            summary = "How the community is doing, in numbers",
            description = "Up to five seconds old. Days are those of UTC.")
    @ApiResponse(
            responseCode = "200",
            description = "The numbers",
            content = @Content(schema = @Schema(implementation = Statistics.class)))
    Mono<ResponseEntity<byte[]>> statistics() {
        return statistics;
    }
}
