package io.diana.outbox.application;

import io.diana.outbox.application.Resubmissions.Outcome;
import io.diana.outbox.domain.PublicationId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Has some failed publications tried again, now, in one transaction. */
@Service
public class ResubmitBatch {

    private final Resubmissions resubmissions;

    ResubmitBatch(Resubmissions resubmissions) {
        this.resubmissions = resubmissions;
    }

    /** Tells which are due now, and which somebody else is at. */
    @Transactional
    public Mono<Outcome> of(List<PublicationId> ids) {
        return resubmissions.resubmit(ids);
    }
}
