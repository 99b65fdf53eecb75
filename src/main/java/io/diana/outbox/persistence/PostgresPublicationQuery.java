package io.diana.outbox.persistence;

import static io.diana.outbox.persistence.EventRow.get;

import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.application.PublicationQuery;
import io.diana.outbox.domain.Publication;
import io.diana.outbox.domain.PublicationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresPublicationQuery implements PublicationQuery {

    private static final String ONE = """
            SELECT %s FROM outbox.publication p WHERE p.position = :position AND p.listener = :listener
             UNION ALL
            SELECT %s FROM outbox.completion p WHERE p.position = :position AND p.listener = :listener
            """.formatted(PublicationRow.OPEN, PublicationRow.DONE);

    private final DatabaseClient db;
    private final JsonMapper json;

    PostgresPublicationQuery(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<Publication> find(PublicationId id) {
        return db.sql(PublicationRow.QUERY.formatted(ONE))
                .bind("position", id.position())
                .bind("listener", id.listener())
                .map(PublicationRow::toPublication)
                .one();
    }

    @Override
    public Mono<List<Publication>> page(PublicationFilter filter, @Nullable PublicationId after, int limit) {
        return page(db, filter, after, limit)
                .map(PublicationRow::toPublication)
                .all()
                .collectList();
    }

    /** The statement behind a page. */
    static DatabaseClient.GenericExecuteSpec page(
            DatabaseClient db, PublicationFilter filter, @Nullable PublicationId after, int limit) {
        var selection = new PublicationSelection(filter);
        return db.sql(PublicationRow.QUERY.formatted(selection.newest(after, limit)))
                .bindValues(selection.values());
    }

    @Override
    public Mono<Long> count(PublicationFilter filter) {
        var selection = new PublicationSelection(filter);
        return db.sql("SELECT count(*) AS publications FROM (%s) p".formatted(selection.all()))
                .bindValues(selection.values())
                .map(row -> get(row, "publications", Long.class))
                .one();
    }

    @Override
    public Mono<Long> estimate(PublicationFilter filter) {
        var selection = new PublicationSelection(filter);
        return db.sql("EXPLAIN (FORMAT JSON) " + selection.all())
                .bindValues(selection.values())
                .map(row -> get(row, "QUERY PLAN", String.class))
                .one()
                .map(plan -> json.readTree(plan).at("/0/Plan/Plan Rows").asLong());
    }
}
