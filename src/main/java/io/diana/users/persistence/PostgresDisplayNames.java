package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.DisplayNames;
import io.diana.users.UserId;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One statement for a page of people. */
@Repository
class PostgresDisplayNames implements DisplayNames {

    private final DatabaseClient db;

    PostgresDisplayNames(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Map<UserId, Shown>> of(Collection<UserId> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : select(db, ids)
                        .map(row -> Map.entry(
                                new UserId(get(row, "id", Long.class)),
                                new Shown(get(row, "name", String.class), get(row, "shown", Boolean.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    static GenericExecuteSpec select(DatabaseClient db, Collection<UserId> ids) {
        return db.sql("""
                        SELECT m.id, concat_ws(' ', m.first_name, m.last_name) AS name, %s
                          FROM users.member m LEFT JOIN users.preferences p ON p.user_id = m.id
                         WHERE m.id = ANY (:ids) AND m.status <> 'ERASED'
                        """.formatted(PostgresPreferenceDocuments.SHOWN))
                .bind("ids", ids.stream().map(UserId::value).toArray(Long[]::new));
    }
}
