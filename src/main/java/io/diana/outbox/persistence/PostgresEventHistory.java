package io.diana.outbox.persistence;

import io.diana.outbox.EventHistory;
import io.diana.outbox.domain.Retention;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Looks an aggregate up in an index of each day. */
@Repository
class PostgresEventHistory implements EventHistory {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;
    private final Retention retention;

    PostgresEventHistory(DatabaseClient db, JsonMapper json, Retention retention) {
        this.db = db;
        this.json = json;
        this.retention = retention;
    }

    @Override
    public Flux<KeptEvent> of(Identifier aggregate) {
        return db.sql("""
                        SELECT e.id, e.type, e.occurred_at, e.request_id, e.data::text AS data
                          FROM outbox.event e
                         WHERE e.aggregate = :aggregate
                         ORDER BY e.transaction, e.position
                        """)
                .bind("aggregate", aggregate.toString())
                .map(this::toEvent)
                .all();
    }

    private KeptEvent toEvent(Readable row) {
        return new KeptEvent(
                EventRow.get(row, "id", UUID.class),
                EventRow.get(row, "type", String.class),
                EventRow.get(row, "occurred_at", Instant.class),
                row.get("request_id", String.class),
                json.readValue(EventRow.get(row, "data", String.class), OBJECT));
    }

    @Override
    public List<String> tables() {
        return List.of("outbox.event", "outbox.publication", "outbox.completion");
    }

    @Override
    public Duration retention() {
        return retention.time();
    }
}
