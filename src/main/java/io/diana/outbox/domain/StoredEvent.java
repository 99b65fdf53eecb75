package io.diana.outbox.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept.
 *
 * @param id UUIDv7
 * @param content what was said
 * @param publishedAt when its transaction began, by the clock of the database
 */
public record StoredEvent(EventPosition position, UUID id, Content content, Instant publishedAt) {

    /**
     * What was said, by whom and when.
     *
     * @param type full name of the event's class when it was stored
     * @param version of its shape, from 1
     * @param aggregate identity of what it happened to
     * @param requestId the request it goes back to
     * @param traceId the trace of that request
     * @param data a JSON object
     */
    public record Content(
            String type,
            int version,
            String aggregate,
            Instant occurredAt,
            @Nullable String requestId,
            @Nullable String traceId,
            String data) {

        /** What a type is called without its package. */
        public static String simpleName(String type) {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        /** The same, going back to a request. */
        public Content from(@Nullable String request, @Nullable String trace) {
            return new Content(type, version, aggregate, occurredAt, request, trace, data);
        }
    }
}
