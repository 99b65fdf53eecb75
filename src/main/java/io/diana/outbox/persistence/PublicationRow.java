package io.diana.outbox.persistence;

import static io.diana.outbox.persistence.EventRow.get;

import io.diana.outbox.domain.Publication;
import io.diana.outbox.domain.Publication.Progress;
import io.diana.outbox.domain.Publication.Status;
import io.diana.outbox.domain.PublicationId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** A publication, open or done, with its event if that is still there. */
final class PublicationRow {

    /** What an inner query selects of an open one. */
    static final String OPEN = """
            p.position, p.listener, p.transaction, p.published_at, p.type, p.aggregate, p.state, p.attempts,
            p.due_at, p.error, CAST(NULL AS timestamptz) AS completed_at""";

    /** What an inner query selects of one that is done. */
    static final String DONE = """
            p.position, p.listener, p.transaction, p.published_at, p.type, p.aggregate, 'DONE' AS state, p.attempts,
            CAST(NULL AS timestamptz) AS due_at, CAST(NULL AS text) AS error, p.completed_at""";

    /** What {@link #toPublication} reads, of rows that an inner query has selected. */
    static final String QUERY = """
            SELECT p.position AS number, p.listener, l.name AS listener_name, p.type AS event_type,
                   p.aggregate AS event_aggregate, p.published_at AS since, p.state, p.attempts, p.due_at, p.error,
                   p.completed_at, %s
              FROM (%%s) p
              JOIN outbox.listener l ON l.id = p.listener
              LEFT JOIN LATERAL (
                SELECT *
                  FROM outbox.event e
                 WHERE e.transaction = p.transaction AND e.position = p.position
                   AND e.published_at = p.published_at
                OFFSET 0) e ON true
             ORDER BY p.position DESC, p.listener DESC
            """.formatted(EventRow.COLUMNS);

    private PublicationRow() {}

    static Publication toPublication(Readable row) {
        return new Publication(
                new PublicationId(get(row, "number", Long.class), get(row, "listener", Integer.class)),
                get(row, "listener_name", String.class),
                get(row, "event_type", String.class),
                get(row, "event_aggregate", String.class),
                get(row, "since", Instant.class),
                progress(row),
                row.get("id", UUID.class) == null ? null : EventRow.toEvent(row));
    }

    private static Progress progress(Readable row) {
        var state = get(row, "state", String.class);
        var waits = state.equals("PARKED");
        return new Progress(
                waits ? Status.PENDING : Status.valueOf(state),
                waits,
                get(row, "attempts", Integer.class),
                row.get("completed_at", Instant.class),
                row.get("due_at", Instant.class),
                row.get("error", String.class));
    }
}
