package io.diana.outbox.application;

import io.diana.outbox.application.Resubmissions.Outcome;
import io.diana.outbox.domain.PublicationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Has all publications that failed and pass a filter tried again, now. Goes through them once, in small transactions, so
 * that nothing is locked for long however many there are; and for some seconds, so that there is an answer.
 */
@Service
public class ResubmitPublications {

    private static final int STEP = 500;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Resubmissions resubmissions;
    private final ResubmitBatch resubmitBatch;
    private final Clock clock;

    ResubmitPublications(Resubmissions resubmissions, ResubmitBatch resubmitBatch, Clock clock) {
        this.resubmissions = resubmissions;
        this.resubmitBatch = resubmitBatch;
        this.clock = clock;
    }

    /** Tells how many are due now. */
    public Mono<Resubmitted> matching(PublicationFilter filter) {
        return Mono.defer(() -> {
            var end = clock.instant().plus(LIMIT);
            return step(filter, null)
                    .expand(step -> goesOn(step, end) ? step(filter, step.last()) : Mono.empty())
                    .reduce(Step::and)
                    .map(whole -> new Resubmitted(whole.due(), whole.last() == null && whole.busy() == 0));
        });
    }

    private boolean goesOn(Step step, Instant end) {
        return step.last() != null && clock.instant().isBefore(end);
    }

    private Mono<Step> step(PublicationFilter filter, @Nullable PublicationId after) {
        return resubmissions
                .failed(filter, after, STEP)
                .flatMap(ids -> resubmit(ids).map(outcome -> Step.of(ids, outcome)))
                .defaultIfEmpty(Step.NONE);
    }

    /** Those that somebody else is at get some more chances. */
    private Mono<Outcome> resubmit(List<PublicationId> ids) {
        return ids.isEmpty() ? Mono.empty() : attempt(new Outcome(List.of(), ids), 1);
    }

    private Mono<Outcome> attempt(Outcome before, int nth) {
        return resubmitBatch
                .of(before.busy())
                .map(now -> new Outcome(joined(before.due(), now.due()), now.busy()))
                .flatMap(now -> now.busy().isEmpty() || nth == TRIES
                        ? Mono.just(now)
                        : Mono.delay(PAUSE).then(Mono.defer(() -> attempt(now, nth + 1))));
    }

    private static List<PublicationId> joined(List<PublicationId> some, List<PublicationId> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /**
     * What was done.
     *
     * @param count how many are due now
     * @param isComplete false: time was up, or somebody was at some of them all the time; ask again
     */
    public record Resubmitted(long count, boolean isComplete) {}

    /** @param last where it ended; null when there is nothing behind it */
    private record Step(long due, long busy, @Nullable PublicationId last) {

        static final Step NONE = new Step(0, 0, null);

        static Step of(List<PublicationId> ids, Outcome outcome) {
            var last = ids.size() < STEP ? null : ids.getLast();
            return new Step(outcome.due().size(), outcome.busy().size(), last);
        }

        Step and(Step next) {
            return new Step(due + next.due, busy + next.busy, next.last);
        }
    }
}
