package io.diana.outbox.application;

import io.diana.outbox.domain.Backlog;
import io.diana.outbox.domain.EventPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The registry in numbers. */
public interface BacklogQuery {

    /** What each listener has still to hear, by name; those that were retired are left out. */
    Mono<List<Backlog>> backlogs();

    /** What is kept. */
    Mono<Kept> kept();

    /**
     * What is kept.
     *
     * @param events how many; about, when they are many
     * @param oldest publishing of the oldest; null when there is none
     * @param forgotten behind which all are there
     */
    record Kept(long events, @Nullable Instant oldest, EventPosition forgotten) {}
}
