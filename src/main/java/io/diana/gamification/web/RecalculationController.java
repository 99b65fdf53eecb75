package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.application.RecalculationQuery;
import io.diana.gamification.domain.Recalculation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Gamification")
class RecalculationController {

    private final RecalculationQuery recalculations;

    RecalculationController(RecalculationQuery recalculations) {
        this.recalculations = recalculations;
    }

    @GetMapping("/api/v1/points/recalculations")
    @Operation(
            operationId = "listRecalculations",
            summary = "How far members were worked through after changes of achievements and missions",
            description = "Those that go on first, then the latest.")
    Mono<RecalculationsJson> list() {
        return recalculations
                .all()
                .map(all -> new RecalculationsJson(
                        all.stream().map(RecalculationJson::of).toList()));
    }

    /** All of them. */
    record RecalculationsJson(List<RecalculationJson> items) {}

    /**
     * Members are worked through after one change.
     *
     * @param position the user id up to which that is done
     * @param doneAt absent: it goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecalculationJson(
            @Schema(allowableValues = {"achievement", "mission"})
            String kind,

            String key,
            int version,
            long position,
            Instant startedAt,
            @Nullable Instant doneAt) {

        private static RecalculationJson of(Recalculation recalculation) {
            return new RecalculationJson(
                    recalculation.kind().word(),
                    recalculation.key(),
                    recalculation.version(),
                    recalculation.position(),
                    recalculation.startedAt(),
                    recalculation.doneAt());
        }
    }
}
