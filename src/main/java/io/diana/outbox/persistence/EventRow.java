package io.diana.outbox.persistence;

import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent;
import io.diana.outbox.domain.StoredEvent.Content;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A row of {@code outbox.event e}. */
final class EventRow {

    /** What a query selects for {@link #toEvent}. */
    static final String COLUMNS = """
            e.transaction, e.position, e.id, e.type, e.version, e.aggregate, e.occurred_at, e.published_at,
            e.request_id, e.trace_id, e.data::text AS data""";

    private EventRow() {}

    static StoredEvent toEvent(Readable row) {
        var content = new Content(
                get(row, "type", String.class),
                get(row, "version", Integer.class),
                get(row, "aggregate", String.class),
                get(row, "occurred_at", Instant.class),
                row.get("request_id", String.class),
                row.get("trace_id", String.class),
                get(row, "data", String.class));
        return new StoredEvent(
                new EventPosition(get(row, "transaction", Long.class), get(row, "position", Long.class)),
                get(row, "id", UUID.class),
                content,
                get(row, "published_at", Instant.class));
    }

    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
