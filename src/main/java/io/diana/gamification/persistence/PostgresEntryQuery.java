package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.PostgresHolds.get;

import io.diana.gamification.application.EntryQuery;
import io.diana.gamification.domain.Entry;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Entries are numbered in the order of their times, so times are turned into numbers and the primary key does the rest. */
@Repository
class PostgresEntryQuery implements EntryQuery {

    private static final String WITH_NOTE = """
            SELECT CAST(to_jsonb(e) || jsonb_build_object('note', n.reason) AS text) AS entry
              FROM gamification.entry e
              LEFT JOIN gamification.entry_note n USING (user_id, no)
            """;

    private final DatabaseClient db;
    private final ObjectReader entries;

    PostgresEntryQuery(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.entries = json.readerFor(EntryJson.class);
    }

    @Override
    public Mono<List<Entry>> page(Filter filter, long before, int limit) {
        return page(db, filter, before, limit)
                .map(row -> read(get(row, "entry", String.class)))
                .all()
                .collectList();
    }

    static GenericExecuteSpec page(DatabaseClient db, Filter filter, long before, int limit) {
        return filtered(db, WITH_NOTE + """
                         WHERE e.user_id = :owner
                           AND e.no < :before
                           AND %s
                         ORDER BY e.no DESC
                         LIMIT :limit
                        """.formatted(where(filter)), filter)
                .bind("before", before)
                .bind("limit", limit);
    }

    @Override
    public Mono<Long> count(Filter filter) {
        return filtered(
                        db,
                        "SELECT count(*) FROM gamification.entry e WHERE e.user_id = :owner AND " + where(filter),
                        filter)
                .mapValue(Long.class)
                .one();
    }

    private static String where(Filter filter) {
        return (filter.kind() == null ? "true" : "e.kind = :kind")
                + (filter.from() == null
                        ? ""
                        : " AND e.no > gamification.entry_before(:owner, CAST(:from AS timestamptz))")
                + (filter.to() == null
                        ? ""
                        : " AND e.no <= gamification.entry_before(:owner, CAST(:to AS timestamptz))");
    }

    private static GenericExecuteSpec filtered(DatabaseClient db, String sql, Filter filter) {
        var statement = db.sql(sql).bind("owner", filter.owner().value());
        if (filter.kind() != null) {
            statement = statement.bind("kind", filter.kind().word());
        }
        if (filter.from() != null) {
            statement = statement.bind("from", filter.from());
        }
        return filter.to() == null ? statement : statement.bind("to", filter.to());
    }

    @Override
    public Mono<Entry> lastAt(UserId owner, Instant instant) {
        return db.sql(WITH_NOTE + """
                         WHERE e.user_id = :owner
                           AND e.no = gamification.entry_at(:owner, :at)
                        """)
                .bind("owner", owner.value())
                .bind("at", instant)
                .map(row -> read(get(row, "entry", String.class)))
                .one();
    }

    private Entry read(String text) {
        EntryJson row = entries.readValue(text);
        return row.toEntry();
    }
}
