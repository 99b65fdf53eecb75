package io.diana.outbox.application;

import io.diana.outbox.domain.Publication;
import io.diana.outbox.domain.PublicationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Publications for show: open ones, and delivered ones for as long as they are kept. */
public interface PublicationQuery {

    /** One of them; empty when there is none. */
    Mono<Publication> find(PublicationId id);

    /**
     * A part of the list, newest first.
     *
     * @param after where the last part ended; null for the first one
     */
    Mono<List<Publication>> page(PublicationFilter filter, @Nullable PublicationId after, int limit);

    /** How many there are. */
    Mono<Long> count(PublicationFilter filter);

    /** About how many there are, from statistics. */
    Mono<Long> estimate(PublicationFilter filter);
}
