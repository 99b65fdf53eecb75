package io.diana.outbox.domain;

/** What somebody who follows the stream of events comes by, in order. */
public sealed interface Streamed {

    /** How far he has come when he has taken it. */
    EventPosition position();

    /** An event. */
    record Event(StoredEvent event) implements Streamed {

        @Override
        public EventPosition position() {
            return event.position();
        }
    }

    /** Nothing: up to here there is no other event for him. */
    record Mark(EventPosition position) implements Streamed {}
}
