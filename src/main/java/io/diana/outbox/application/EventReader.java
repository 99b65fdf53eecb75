package io.diana.outbox.application;

import io.diana.outbox.application.EventFeed.Portion;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent.Content;
import io.diana.outbox.domain.Streamed;
import io.diana.outbox.domain.Streamed.Event;
import io.diana.outbox.domain.Streamed.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * One who follows the stream: looks whenever somebody commits, and now and then all the same. He looks again only when
 * what he has found is taken, one look after the other, so his fields need no guard beyond being visible.
 */
final class EventReader {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** How soon to look for what is committed but still held up; also bounds how often somebody looks. */
    private static final Duration SOON = Duration.ofMillis(20);

    private final EventFeed feed;
    private final Bells bells;
    private final Set<String> types;
    private final Sinks.Empty<Void> gap = Sinks.empty();
    private volatile EventPosition position;
    private volatile boolean goesOn;
    private volatile Duration pause = Duration.ZERO;

    EventReader(EventFeed feed, Bells bells, Set<String> types, EventPosition start) {
        this.feed = feed;
        this.bells = bells;
        this.types = types;
        this.position = start;
    }

    /** Ends when events behind the reader are forgotten. */
    Flux<Streamed> read() {
        return Flux.merge(arrivals(), Flux.interval(Duration.ZERO, POLL).onBackpressureDrop())
                .onBackpressureLatest()
                .publishOn(Schedulers.parallel(), 1)
                .concatMap(_ -> look(), 0)
                .takeUntilOther(gap.asMono());
    }

    private Flux<Object> arrivals() {
        return bells.arrivals().filter(this::isWanted).cast(Object.class);
    }

    private boolean isWanted(Set<String> arrived) {
        return types.isEmpty()
                || arrived.isEmpty()
                || arrived.stream().anyMatch(type -> types.contains(type) || types.contains(Content.simpleName(type)));
    }

    /** Everything that can be read; ends when nothing more is to be expected before the next commit. */
    private Flux<Streamed> look() {
        return Mono.defer(this::portion)
                .flatMapIterable(this::items)
                .repeat(() -> goesOn)
                .concatWith(Mono.<Streamed>empty().delaySubscription(SOON));
    }

    private Mono<Portion> portion() {
        var next = Mono.defer(() -> feed.after(position, types));
        return (pause.isZero() ? next : next.delaySubscription(pause))
                .doOnNext(this::note)
                .onErrorResume(this::rest);
    }

    private void note(Portion portion) {
        goesOn = portion.hasMore() || portion.isHeld();
        pause = portion.hasMore() || !portion.isHeld() ? Duration.ZERO : SOON;
        if (portion.last() != null) {
            position = portion.last();
        }
        if (portion.isBroken()) {
            gap.tryEmitEmpty(); // nobody reads any more when this returns, so what was found goes nowhere
        }
    }

    /** An outage is sat out: whoever reads keeps his place, and his connection to us. */
    private Mono<Portion> rest(Throwable trouble) {
        LOG.warn("A stream of events waits for the database: {}", trouble.toString());
        goesOn = true;
        pause = POLL;
        return Mono.empty();
    }

    private List<Streamed> items(Portion portion) {
        var items = new ArrayList<Streamed>();
        portion.events().forEach(event -> items.add(new Event(event)));
        var last = portion.last();
        if (last != null && (items.isEmpty() || items.getLast().position().compareTo(last) < 0)) {
            items.add(new Mark(last));
        }
        return items;
    }
}
