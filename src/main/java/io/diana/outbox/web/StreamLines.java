package io.diana.outbox.web;

import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent.Content;
import io.diana.outbox.domain.Streamed;
import io.diana.outbox.domain.Streamed.Event;
import io.diana.outbox.domain.Streamed.Mark;
import java.util.Optional;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.SynchronousSink;

/**
 * Writes one stream. A beat carries the position up to which there was nothing for this reader, if it has moved on since the
 * last event; so a reader of few types, or of none so far, resumes from where he was and not from long ago. A line with an
 * id and no data is none that an event source hands on.
 */
final class StreamLines {

    private final String source;
    private volatile EventPosition reached;
    private volatile boolean isTold;

    /**
     * Begins to write.
     *
     * @param start behind which the stream begins
     * @param isTold whether the reader knows that
     */
    StreamLines(String source, EventPosition start, boolean isTold) {
        this.source = source;
        this.reached = start;
        this.isTold = isTold;
    }

    /** What goes over the wire for one thing that happens, if anything does. */
    void write(Optional<Streamed> happened, SynchronousSink<ServerSentEvent<CloudEvent>> sink) {
        switch (happened.orElse(null)) {
            case Event event -> sink.next(line(event));
            case Mark(var position) -> note(position, false);
            case null -> sink.next(beat());
        }
    }

    private ServerSentEvent<CloudEvent> line(Event event) {
        note(event.position(), true);
        var stored = event.event();
        return ServerSentEvent.builder(CloudEvent.of(stored, source))
                .id(event.position().toString())
                .event(Content.simpleName(stored.content().type()))
                .build();
    }

    private ServerSentEvent<CloudEvent> beat() {
        var beat = ServerSentEvent.<CloudEvent>builder().comment("");
        if (!isTold) {
            beat.id(reached.toString());
        }
        isTold = true;
        return beat.build();
    }

    private void note(EventPosition position, boolean tells) {
        reached = position;
        isTold = tells;
    }
}
