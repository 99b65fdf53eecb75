package io.diana.outbox.application;

import io.diana.outbox.domain.Publication.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which publications are meant; null does not narrow down.
 *
 * @param listener name of the listener
 * @param type the end of the name of the event's class: simple or full
 * @param since published then or later
 */
public record PublicationFilter(
        @Nullable Status status,
        @Nullable String listener,
        @Nullable String type,
        @Nullable Instant since) {}
