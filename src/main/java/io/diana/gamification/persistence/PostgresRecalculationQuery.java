package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.DefinitionRow.get;

import io.diana.gamification.application.RecalculationQuery;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Recalculation;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresRecalculationQuery implements RecalculationQuery {

    private final DatabaseClient db;

    PostgresRecalculationQuery(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<Recalculation>> all() {
        return db.sql("""
                        SELECT kind, key, version, position, started_at, done_at
                          FROM gamification.recalculation
                         ORDER BY done_at IS NULL DESC, started_at DESC, kind, key
                        """)
                .map(PostgresRecalculationQuery::toRecalculation)
                .all()
                .collectList();
    }

    static Recalculation toRecalculation(Readable row) {
        return new Recalculation(
                DefinitionKind.named(get(row, "kind", String.class)),
                get(row, "key", String.class),
                get(row, "version", Integer.class),
                get(row, "position", Long.class),
                get(row, "started_at", Instant.class),
                row.get("done_at", Instant.class));
    }
}
