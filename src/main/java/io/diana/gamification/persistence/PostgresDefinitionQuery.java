package io.diana.gamification.persistence;

import io.diana.gamification.application.DefinitionQuery;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresDefinitionQuery implements DefinitionQuery {

    private final DatabaseClient db;
    private final DefinitionRow rows;

    PostgresDefinitionQuery(DatabaseClient db, DefinitionRow rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public Mono<Edition> find(DefinitionKind kind, String key) {
        return db.sql("SELECT %s FROM %s WHERE d.kind = :kind AND d.key = :key"
                        .formatted(DefinitionRow.COLUMNS, DefinitionRow.TABLES))
                .bind("kind", kind.word())
                .bind("key", key)
                .map(rows::toEdition)
                .one();
    }

    /** The empty text comes before every key. */
    @Override
    public Mono<List<Edition>> page(DefinitionKind kind, @Nullable String after, int limit) {
        return db.sql("SELECT %s FROM %s WHERE d.kind = :kind AND d.key > :after ORDER BY d.key LIMIT :limit"
                        .formatted(DefinitionRow.COLUMNS, DefinitionRow.TABLES))
                .bind("kind", kind.word())
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map(rows::toEdition)
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> count(DefinitionKind kind) {
        return db.sql("SELECT count(*) FROM gamification.definition WHERE kind = :kind")
                .bind("kind", kind.word())
                .mapValue(Long.class)
                .one();
    }
}
