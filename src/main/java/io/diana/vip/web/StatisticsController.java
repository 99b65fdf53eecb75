package io.diana.vip.web;

import io.diana.http.Documents;
import io.diana.vip.application.TokenStatisticsQuery;
import io.diana.vip.application.TokenStatisticsQuery.TokenStatistics;
import io.diana.vip.application.VipStatisticsQuery;
import io.diana.vip.application.VipStatisticsQuery.Expiring;
import io.diana.vip.application.VipStatisticsQuery.Grants;
import io.diana.vip.application.VipStatisticsQuery.VipStatistics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "VIP")
class StatisticsController {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Mono<ResponseEntity<byte[]>> statistics;

    /** Counting everything is dear: those who ask within a few seconds share one count. A failure is not shared. */
    StatisticsController(VipStatisticsQuery query, TokenStatisticsQuery tokens, Documents documents, Clock clock) {
        this.statistics = Mono.fromSupplier(clock::instant)
                .flatMap(now -> Mono.zip(query.at(now), tokens.at(now), Numbers::of))
                .map(documents::respond)
                .cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @GetMapping("/api/v1/vip/statistics")
    @Operation(
            operationId = "getVipStatistics",
            summary = "How memberships are doing, in numbers",
            description = "Up to five seconds old.")
    @ApiResponse(
            responseCode = "200",
            description = "The numbers",
            content = @Content(schema = @Schema(implementation = Numbers.class)))
    Mono<ResponseEntity<byte[]>> statistics() {
        return statistics;
    }

    /** The numbers on the wire. */
    record Numbers(
            long members,
            long forLife,
            Map<String, Long> byPlan,
            Expiring expiring,
            Grants grants,
            TokenStatistics tokens) {

        static Numbers of(VipStatistics statistics, TokenStatistics tokens) {
            return new Numbers(
                    statistics.members(),
                    statistics.forLife(),
                    statistics.byPlan(),
                    statistics.expiring(),
                    statistics.grants(),
                    tokens);
        }
    }
}
