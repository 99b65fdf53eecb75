package io.diana.outbox.persistence;

import static io.diana.outbox.persistence.EventRow.get;

import io.diana.outbox.application.BacklogQuery;
import io.diana.outbox.domain.Backlog;
import io.diana.outbox.domain.Backlog.Count;
import io.diana.outbox.domain.Backlog.Since;
import io.diana.outbox.domain.EventPosition;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresBacklogQuery implements BacklogQuery {

    /** Each state is counted in an index of its own; each time is the first entry of one. */
    static final String BACKLOGS = """
            WITH counted AS MATERIALIZED (
                SELECT * FROM outbox.count_open()
            )
            SELECT l.name, now() AS seen_at,
                   ARRAY(SELECT s.type FROM outbox.subscription s WHERE s.listener = l.id ORDER BY s.type) AS types,
                   %s,
                   (SELECT min(p.due_at) FROM outbox.publication p
                     WHERE p.listener = l.id AND p.state = 'RETRYING') AS due_at
              FROM outbox.listener l
             WHERE EXISTS (SELECT FROM outbox.subscription s WHERE s.listener = l.id)
                OR EXISTS (SELECT FROM counted c WHERE c.listener = l.id)
             ORDER BY l.name
            """.formatted(Stream.of("PENDING", "PARKED", "RETRYING", "DEAD")
            .map("""
                    coalesce((SELECT c.number FROM counted c WHERE c.listener = l.id AND c.state = '%1$s'), 0) AS %1$s,
                    (SELECT p.published_at
                       FROM outbox.publication p
                      WHERE p.listener <= l.id AND (p.listener, p.position) >= (l.id, 0) AND p.state = '%1$s'
                      ORDER BY p.listener, p.position
                      LIMIT 1) AS %1$s_since"""::formatted)
            .collect(Collectors.joining(", ")));

    /** Events beyond so many are not counted but estimated. */
    private static final int COUNTED = 100_000;

    private static final String KEPT = """
            SELECT (SELECT count(*) FROM (SELECT FROM outbox.event ORDER BY transaction, position LIMIT :counted) e) AS events,
                   (SELECT published_at FROM outbox.event ORDER BY transaction, position LIMIT 1) AS oldest,
                   transaction, position
              FROM outbox.forgotten
            """;

    private final DatabaseClient db;
    private final JsonMapper json;

    PostgresBacklogQuery(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<List<Backlog>> backlogs() {
        return db.sql(BACKLOGS).map(PostgresBacklogQuery::toBacklog).all().collectList();
    }

    private static Backlog toBacklog(Readable row) {
        var waiting = get(row, "parked", Long.class);
        return new Backlog(
                get(row, "name", String.class),
                List.of(get(row, "types", String[].class)),
                new Count(
                        get(row, "pending", Long.class) + waiting,
                        waiting,
                        get(row, "retrying", Long.class),
                        get(row, "dead", Long.class)),
                new Since(
                        get(row, "seen_at", Instant.class),
                        row.get("pending_since", Instant.class),
                        row.get("parked_since", Instant.class),
                        row.get("retrying_since", Instant.class),
                        row.get("due_at", Instant.class)));
    }

    @Override
    public Mono<Kept> kept() {
        return db.sql(KEPT)
                .bind("counted", COUNTED)
                .map(row -> new Kept(
                        get(row, "events", Long.class),
                        row.get("oldest", Instant.class),
                        new EventPosition(get(row, "transaction", Long.class), get(row, "position", Long.class))))
                .one()
                .flatMap(kept -> kept.events() < COUNTED ? Mono.just(kept) : estimated(kept));
    }

    private Mono<Kept> estimated(Kept kept) {
        return db.sql("EXPLAIN (FORMAT JSON) SELECT FROM outbox.event")
                .map(row -> get(row, "QUERY PLAN", String.class))
                .one()
                .map(plan -> json.readTree(plan).at("/0/Plan/Plan Rows").asLong())
                .map(rows -> new Kept(Math.max(rows, kept.events()), kept.oldest(), kept.forgotten()));
    }
}
