package io.diana.outbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.diana.outbox.domain.StoredEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as CloudEvents 1.0.2 writes it in JSON. Attributes of the specification first; {@code dataversion}, {@code
 * requestid} and {@code traceid} are extensions.
 *
 * @param type full name of the event's class when it was stored
 * @param subject identity of what it happened to
 * @param dataversion version of the event's shape
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(
        UUID id,
        String source,
        String specversion,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        int dataversion,
        @Nullable String requestid,
        @Nullable String traceid,

        @Schema(types = "object") @JsonRawValue String data) {

    static CloudEvent of(StoredEvent event, String source) {
        var content = event.content();
        return new CloudEvent(
                event.id(),
                source,
                "1.0",
                content.type(),
                content.aggregate(),
                content.occurredAt(),
                "application/json",
                content.version(),
                content.requestId(),
                content.traceId(),
                content.data());
    }
}
