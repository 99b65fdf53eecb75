package io.diana.outbox.application;

import io.diana.outbox.application.EventFeed.Bounds;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.Streamed;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows everything that is published, from some position on and for as long as one likes. */
@Service
public class FollowEvents {

    private final EventFeed feed;
    private final Bells bells;

    FollowEvents(EventFeed feed, Bells bells) {
        this.feed = feed;
        this.bells = bells;
    }

    /**
     * Opens a stream. Each subscription to it is a reader of its own, who holds no connection between two portions.
     *
     * @param position null: what is published from now on
     * @param types simple or full names; empty for all
     */
    public Mono<Opening> after(@Nullable EventPosition position, Set<String> types) {
        return feed.bounds().map(bounds -> open(position == null ? bounds.present() : position, types, bounds));
    }

    private Opening open(EventPosition start, Set<String> types, Bounds bounds) {
        if (start.transaction() > bounds.future()) {
            return new RefusedAsFuture(start);
        }
        if (start.compareTo(bounds.forgotten()) < 0) {
            return new RefusedAsForgotten(start, bounds.forgotten());
        }
        return new Opened(start, Flux.defer(() -> new EventReader(feed, bells, types, start).read()));
    }

    /** What came of opening a stream. */
    public sealed interface Opening {}

    /**
     * A stream. It ends when its reader is so slow that events behind him are forgotten.
     *
     * @param start behind which it starts
     */
    public record Opened(EventPosition start, Flux<Streamed> events) implements Opening {}

    /**
     * Some events behind the position are forgotten.
     *
     * @param oldest behind which everything is still there
     */
    public record RefusedAsForgotten(EventPosition position, EventPosition oldest) implements Opening {}

    /** Nobody can have read up to there yet. */
    public record RefusedAsFuture(EventPosition position) implements Opening {}
}
