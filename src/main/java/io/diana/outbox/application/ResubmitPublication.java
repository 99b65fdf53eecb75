package io.diana.outbox.application;

import io.diana.outbox.domain.Publication;
import io.diana.outbox.domain.PublicationId;
import io.diana.outbox.domain.Resubmission;
import io.diana.outbox.domain.Resubmission.Accepted;
import io.diana.outbox.domain.Resubmission.RefusedAsBusy;
import io.diana.outbox.domain.Resubmission.RefusedAsDone;
import io.diana.outbox.domain.Resubmission.RefusedAsUnknown;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Has one publication tried again, now. */
@Service
public class ResubmitPublication {

    private static final int TRIES = 40;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final PublicationQuery publications;
    private final ResubmitBatch resubmitBatch;

    ResubmitPublication(PublicationQuery publications, ResubmitBatch resubmitBatch) {
        this.publications = publications;
        this.resubmitBatch = resubmitBatch;
    }

    /** Waits a moment for whoever is at it. */
    public Mono<Resubmission> by(PublicationId id) {
        return Mono.defer(() -> attempt(id))
                .filter(outcome -> !(outcome instanceof RefusedAsBusy))
                .repeatWhenEmpty(tries -> tries.takeWhile(nth -> nth < TRIES).delayElements(PAUSE))
                .defaultIfEmpty(new RefusedAsBusy(id));
    }

    private Mono<Resubmission> attempt(PublicationId id) {
        return publications.find(id).flatMap(this::resubmit).defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private Mono<Resubmission> resubmit(Publication publication) {
        return switch (publication.progress().status()) {
            case PENDING -> Mono.just(new Accepted(publication));
            case DONE -> Mono.just(new RefusedAsDone(publication.id()));
            case RETRYING, DEAD -> makeDue(publication.id());
        };
    }

    private Mono<Resubmission> makeDue(PublicationId id) {
        return resubmitBatch
                .of(List.of(id))
                .flatMap(outcome -> outcome.due().isEmpty()
                        ? Mono.just(new RefusedAsBusy(id))
                        : publications.find(id).map(Accepted::new));
    }
}
