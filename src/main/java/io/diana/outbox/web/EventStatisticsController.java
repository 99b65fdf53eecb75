package io.diana.outbox.web;

import io.diana.outbox.application.BacklogQuery;
import io.diana.outbox.application.BacklogQuery.Kept;
import io.diana.outbox.domain.Backlog;
import io.diana.outbox.domain.Backlog.Count;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Events")
class EventStatisticsController {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final double MILLISECONDS = 1e3;

    private final Mono<StatisticsJson> statistics;

    /** Counting a long backlog is dear: those who ask within a second share one count. A failure is not shared. */
    EventStatisticsController(BacklogQuery query) {
        this.statistics = Mono.zip(query.backlogs(), query.kept(), EventStatisticsController::render)
                .cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @GetMapping("/api/v1/events/statistics")
    @Operation(
            operationId = "getEventStatistics",
            summary = "How far deliveries are, in numbers",
            description =
                    "Up to a second old. pending includes those that are waiting behind one that failed; lagSeconds is"
                            + " how long the first of what could be delivered has been waiting for it. Beyond 100,000 the number of"
                            + " events is an estimate.")
    Mono<StatisticsJson> statistics() {
        return statistics;
    }

    private static StatisticsJson render(List<Backlog> backlogs, Kept kept) {
        return new StatisticsJson(
                backlogs.stream().map(EventStatisticsController::render).toList(),
                backlogs.stream().map(Backlog::count).reduce(Count.NONE, Count::plus),
                new EventsJson(kept.events(), kept.oldest(), kept.forgotten().toString()));
    }

    private static ListenerJson render(Backlog backlog) {
        var count = backlog.count();
        return new ListenerJson(
                backlog.listener(),
                backlog.types(),
                count.pending(),
                count.waiting(),
                count.retrying(),
                count.dead(),
                backlog.since().oldestPending(),
                backlog.since().lag().toMillis() / MILLISECONDS);
    }

    /** All there is to know. */
    record StatisticsJson(List<ListenerJson> listeners, Count totals, EventsJson events) {}

    /** @param types full names of what it hears */
    record ListenerJson(
            String listener,
            List<String> types,
            long pending,
            long waiting,
            long retrying,
            long dead,
            @Nullable Instant oldestPendingSince,
            double lagSeconds) {}

    /** @param resumableFrom the earliest position from which the stream can be resumed */
    record EventsJson(long kept, @Nullable Instant oldestAt, String resumableFrom) {}
}
