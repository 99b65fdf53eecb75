package io.diana.users.web;

import io.diana.users.UserId;
import java.time.Duration;
import java.util.List;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the outbox keeps. */
final class KeptEvents {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final DatabaseClient db;
    private final JsonMapper json;

    KeptEvents(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** The events of a member, in order. */
    List<DomainEvent> of(UserId id) {
        return rowsOf(id).stream().map(this::toEvent).toList();
    }

    /** The same without the first, which every member has. */
    List<DomainEvent> behindRegistration(UserId id) {
        var events = of(id);
        return events.subList(1, events.size());
    }

    List<Row> rowsOf(UserId id) {
        return db.sql("""
                        SELECT type, request_id, trace_id, data::text AS data
                          FROM outbox.event
                         WHERE aggregate = :id
                           AND type LIKE 'io.diana.users.%'
                         ORDER BY position
                        """)
                .bind("id", id.toString())
                .map(row -> new Row(
                        String.valueOf(row.get("type", String.class)),
                        row.get("request_id", String.class),
                        row.get("trace_id", String.class),
                        json.readTree(row.get("data", String.class))))
                .all()
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    /** How many events of a type go back to a request. */
    long count(Class<? extends DomainEvent> type, String requestId) {
        return db.sql("SELECT count(*) FROM outbox.event WHERE type = :type AND request_id = :requestId")
                .bind("type", type.getName())
                .bind("requestId", requestId)
                .mapValue(Long.class)
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private DomainEvent toEvent(Row row) {
        try {
            return (DomainEvent) json.treeToValue(row.data(), Class.forName(row.type()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    record Row(
            String type,
            @Nullable String requestId,
            @Nullable String traceId,
            JsonNode data) {}
}
