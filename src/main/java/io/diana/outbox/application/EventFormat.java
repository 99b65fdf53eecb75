package io.diana.outbox.application;

import io.diana.outbox.Upcaster.Shape;
import io.diana.outbox.domain.StoredEvent.Content;
import java.util.Set;
import org.jmolecules.event.types.DomainEvent;

/** How events are written down, and read again although their classes have changed. */
public interface EventFormat {

    /** Writes an event down, without the request it goes back to. */
    Content write(DomainEvent event);

    /**
     * Reads an event as one of today's.
     *
     * @throws UnreadableEventException when it is none, or cannot be read as one
     */
    <T extends DomainEvent> T read(Content content, Class<T> type);

    /** What a stored event is an event of today. */
    Shape today(Content content);

    /** Under which names events are stored that are read as this type today. */
    Set<String> namesOf(Class<? extends DomainEvent> type);

    /** An event that was stored but cannot be read. */
    final class UnreadableEventException extends RuntimeException {

        /** Says what cannot be read as what. */
        public UnreadableEventException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
