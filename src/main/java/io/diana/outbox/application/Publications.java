package io.diana.outbox.application;

import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.Delivery;
import io.diana.outbox.domain.Subscriber;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is still to be delivered. Whoever has locked the first open publication of an aggregate and listener has the
 * aggregate, for that listener, until the transaction ends.
 */
public interface Publications {

    /**
     * Takes what is due: one failed publication whose rest is over, or else the first pending ones of aggregates that
     * nobody else has. An aggregate whose first open publication failed gives none.
     *
     * <p>For a listener that takes one event at a time all are of one aggregate.
     */
    Mono<Claim> claim(Subscriber subscriber, Search search);

    /**
     * Moves a claim to what is done, and lets the rest of an aggregate go on that waited for it. Fails when any of it
     * is no longer open, and with a {@link HearingException} when the listener has left a transaction that cannot commit.
     *
     * @return how long each took from its publishing to now
     */
    Mono<List<Duration>> complete(Subscriber subscriber, Claim claim);

    /**
     * Where to look for what is due.
     *
     * @param limit how many at most
     * @param after the position behind which to look for pending ones
     * @param retries whether also those that have failed
     */
    record Search(int limit, long after, boolean retries) {}

    /**
     * Notes a failure, unless somebody else has meanwhile delivered or failed it too. The rest of the aggregate waits, or
     * follows when the publication is dead and the listener wants that.
     */
    Mono<Void> fail(Subscriber subscriber, Failure failure);

    /**
     * Puts pending publications aside whose aggregate waits for one that failed, in a window of those behind a position.
     */
    Mono<Window> park(Subscriber subscriber, long after);

    /**
     * What went wrong with one publication.
     *
     * @param delivery that failed
     * @param rest how long until the next attempt; null: it is dead
     * @param error in words, for the operator
     */
    record Failure(Delivery delivery, @Nullable Duration rest, String error) {}

    /**
     * A window of pending publications.
     *
     * @param last position where it ended
     * @param isFull whether there may be more behind it
     */
    record Window(long last, boolean isFull) {

        /** Of nothing. */
        public static final Window NONE = new Window(0, false);
    }
}
