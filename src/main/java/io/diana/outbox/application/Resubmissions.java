package io.diana.outbox.application;

import io.diana.outbox.domain.PublicationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Publications that failed and are to be tried again, now. */
public interface Resubmissions {

    /**
     * Finds failed ones that are not due already, oldest first.
     *
     * @param after behind which to look; null from the beginning
     */
    Mono<List<PublicationId>> failed(PublicationFilter filter, @Nullable PublicationId after, int limit);

    /**
     * Makes failed ones due, as if they had never been tried, in the transaction of the caller; when it has committed,
     * {@link Bells} wake the workers. Leaves out those that somebody has just taken, or whose aggregate somebody is
     * delivering: it never waits for anybody. Those that have not failed, or no longer, it passes over.
     */
    Mono<Outcome> resubmit(List<PublicationId> ids);

    /**
     * What became of failed publications.
     *
     * @param due those that are due now
     * @param busy those that somebody else is at
     */
    record Outcome(List<PublicationId> due, List<PublicationId> busy) {}
}
