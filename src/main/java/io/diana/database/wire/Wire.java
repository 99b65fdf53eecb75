package io.diana.database.wire;

import io.netty.channel.Channel;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/**
 * One connection's line to the server: knows which exchanges wait for an answer and when the server was last heard, and
 * can be cut.
 *
 * <p>The driver has its channel made by {@link #loops()}, which is how the wire gets hold of that. Cutting closes the channel, whatever state
 * the connection is in: still starting, waiting for an answer, or unable to send because nobody reads. All that waits on
 * it then ends with an error. A time-out on a publisher alone would free the caller but leave the connection behind, in
 * an unknown state.
 */
final class Wire {

    private final Duration patience;
    private final Set<Exchange<?>> exchanges = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Channel channel;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean cut;
    private volatile boolean abandoned;

    Wire(Duration patience) {
        this.patience = patience;
    }

    /** What the driver has to run this connection on. */
    LoopResources loops() {
        return new WireLoops(TcpResources.get(), made -> channel = made);
    }

    /** The same publisher, each of whose subscriptions counts as waiting for the server. */
    <T> Publisher<T> watched(Publisher<T> source) {
        return watched(source, false);
    }

    /** As {@link #watched}, but it is the subscriber that is waited for once all it asked for has been delivered. */
    <T> Publisher<T> paced(Publisher<T> source) {
        return watched(source, true);
    }

    /** Hidden from Reactor's optimizations, which would bypass the exchange. */
    private <T> Publisher<T> watched(Publisher<T> source, boolean paced) {
        var hidden =
                source instanceof Mono<T> mono ? mono.hide() : Flux.from(source).hide();
        return Operators.<T, T>lift((_, subscriber) -> new Exchange<>(subscriber, this, paced))
                .apply(hidden);
    }

    void opened(Exchange<?> exchange) {
        heard();
        exchanges.add(exchange);
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    void closed(Exchange<?> exchange) {
        heard();
        exchanges.remove(exchange);
    }

    /** The subscriber has left before the answer was complete; the rest of it is still on its way. */
    void abandoned(Exchange<?> exchange) {
        if (exchanges.contains(exchange)) {
            abandoned = true;
        }
        closed(exchange);
    }

    /** Whether that has happened since the last time it was asked. */
    boolean takeAbandoned() {
        var was = abandoned;
        abandoned = false;
        return was;
    }

    /** Something waits for the server, and the server has kept silent for too long. */
    boolean isSilent(long now) {
        return now - heardAt > patience.toNanos()
                && !exchanges.isEmpty()
                && exchanges.stream().noneMatch(Exchange::isSated);
    }

    /** Ends the connection and with it all that waits on it, which then is told of the silence. */
    void cut() {
        cut = true;
        hangUp();
    }

    /** Ends the connection. */
    void hangUp() {
        var current = channel;
        if (current != null) {
            var _ = current.close(); // nobody waits for it
        }
    }

    boolean isConnected() {
        var current = channel;
        return current != null && current.isActive();
    }

    /** What to tell whoever waited. */
    Throwable explain(Throwable error) {
        return cut ? new R2dbcTimeoutException("PostgreSQL gave no answer within " + patience, error) : error;
    }
}
