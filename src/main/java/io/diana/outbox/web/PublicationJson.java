package io.diana.outbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.diana.outbox.domain.Publication;
import io.diana.outbox.domain.StoredEvent.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication on the wire.
 *
 * @param eventId null when the event is forgotten
 * @param waits whether it is behind one of the same aggregate that failed
 * @param event what was said; null when it is forgotten
 */
record PublicationJson(
        String id,
        @Nullable UUID eventId,
        String type,
        String listener,
        String aggregate,

        @Schema(allowableValues = {"pending", "retrying", "dead", "done"})
        String status,

        boolean waits,
        int attempts,
        Instant publishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant completedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant nextAttemptAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lastError,
        @Schema(types = "object") @JsonRawValue @Nullable String event) {

    static PublicationJson of(Publication publication) {
        var event = publication.event();
        var progress = publication.progress();
        return new PublicationJson(
                publication.id().toString(),
                event == null ? null : event.id(),
                Content.simpleName(publication.type()),
                publication.listener(),
                publication.aggregate(),
                progress.status().name().toLowerCase(Locale.ROOT),
                progress.waits(),
                progress.attempts(),
                publication.publishedAt(),
                progress.completedAt(),
                progress.nextAttemptAt(),
                progress.lastError(),
                event == null ? null : event.content().data());
    }

    /** Changes with the progress; an event is what it is, or forgotten. */
    static String etag(Publication publication) {
        var progress = publication.progress();
        var due = progress.nextAttemptAt();
        return "\"%s%s%d-%s%s\""
                .formatted(
                        progress.status().name().toLowerCase(Locale.ROOT),
                        progress.waits() ? "w" : "",
                        progress.attempts(),
                        due == null ? "" : Long.toString(due.toEpochMilli(), Character.MAX_RADIX),
                        publication.event() == null ? "f" : "");
    }
}
