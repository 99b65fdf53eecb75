package io.diana.outbox.persistence;

import static io.diana.outbox.persistence.EventRow.get;

import io.diana.outbox.application.EventFeed;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresEventFeed implements EventFeed {

    /** How many events are gone through for the wanted ones, so that each look costs a bounded time. */
    private static final int WINDOW = 2_000;

    private static final String BOUNDS = """
            SELECT transaction, position,
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint + shift AS present,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint + shift AS future
              FROM outbox.forgotten
            """;

    private static final String EVENTS = """
            WITH running AS MATERIALIZED (
                SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + shift AS oldest FROM outbox.forgotten
            ), near AS MATERIALIZED (
                SELECT e.transaction, e.position, e.published_at, e.type
                  FROM outbox.event e
                 WHERE (e.transaction, e.position) > (:transaction, :position)
                   AND e.transaction < (SELECT oldest FROM running)
                 ORDER BY e.transaction, e.position
                 LIMIT :window
            ), wanted AS MATERIALIZED (
                SELECT n.transaction, n.position, n.published_at
                  FROM near n
                 WHERE :all OR n.type = ANY (:types) OR substring(n.type FROM '[^.]+$') = ANY (:types)
                 ORDER BY n.transaction, n.position
                 LIMIT :most
            ), last AS MATERIALIZED (
                SELECT transaction, position
                  FROM (SELECT transaction, position FROM near WHERE (SELECT count(*) FROM wanted) < :most
                         UNION ALL
                        SELECT transaction, position FROM wanted) l
                 ORDER BY transaction DESC, position DESC
                 LIMIT 1
            )
            SELECT l.transaction AS last_transaction, l.position AS last_position,
                   (SELECT count(*) FROM near) = :window OR (SELECT count(*) FROM wanted) = :most AS more,
                   coalesce((SELECT e.transaction FROM outbox.event e ORDER BY e.transaction DESC LIMIT 1)
                            >= (SELECT greatest(oldest, :transaction) FROM running), false) AS held,
                   EXISTS (SELECT FROM outbox.forgotten f
                            WHERE (f.transaction, f.position) > (:transaction, :position)) AS broken,
                   %s
              FROM (SELECT) one
              LEFT JOIN last l ON true
              LEFT JOIN (wanted w CROSS JOIN LATERAL (
                SELECT *
                  FROM outbox.event e
                 WHERE e.transaction = w.transaction AND e.position = w.position AND e.published_at = w.published_at
                OFFSET 0) e) ON true
             ORDER BY e.transaction, e.position
            """.formatted(EventRow.COLUMNS);

    private final DatabaseClient db;

    PostgresEventFeed(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Bounds> bounds() {
        return db.sql(BOUNDS)
                .map(row -> new Bounds(
                        new EventPosition(get(row, "transaction", Long.class), get(row, "position", Long.class)),
                        new EventPosition(get(row, "present", Long.class), 0),
                        get(row, "future", Long.class)))
                .one();
    }

    @Override
    public Mono<Portion> after(EventPosition position, Set<String> types) {
        return after(db, position, types)
                .map(PostgresEventFeed::toLine)
                .all()
                .collectList()
                .map(PostgresEventFeed::toPortion);
    }

    /** The statement behind it. */
    static GenericExecuteSpec after(DatabaseClient db, EventPosition position, Set<String> types) {
        return db.sql(EVENTS)
                .bind("transaction", position.transaction())
                .bind("position", position.number())
                .bind("all", types.isEmpty())
                .bind("types", types.toArray(String[]::new))
                .bind("window", WINDOW)
                .bind("most", Portion.MOST);
    }

    private static Line toLine(Readable row) {
        var transaction = row.get("last_transaction", Long.class);
        return new Line(
                new Portion(
                        List.of(),
                        transaction == null
                                ? null
                                : new EventPosition(transaction, get(row, "last_position", Long.class)),
                        get(row, "more", Boolean.class),
                        get(row, "held", Boolean.class),
                        get(row, "broken", Boolean.class)),
                row.get("id", UUID.class) == null ? null : EventRow.toEvent(row));
    }

    /** There is always one line, be it without an event. */
    private static Portion toPortion(List<Line> lines) {
        return lines.getFirst()
                .about()
                .with(lines.stream().map(Line::event).filter(Objects::nonNull).toList());
    }

    private record Line(Portion about, @Nullable StoredEvent event) {}
}
