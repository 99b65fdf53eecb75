package io.diana.gamification.persistence;

import io.diana.gamification.application.Definitions;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Reward;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The row of the catalogue is the lock; what is read behind it, by a statement of its own, is the newest. */
@Repository
class PostgresDefinitions implements Definitions {

    private final DatabaseClient db;
    private final DefinitionRow rows;

    PostgresDefinitions(DatabaseClient db, DefinitionRow rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public Mono<List<Edition>> lock(DefinitionKind kind, String key) {
        return db.sql("SELECT version FROM gamification.catalogue FOR NO KEY UPDATE")
                .then()
                .then(kind == DefinitionKind.REWARD ? lockStock(key) : Mono.empty())
                .then(all());
    }

    private Mono<Void> lockStock(String reward) {
        return db.sql("SELECT remaining FROM gamification.stock WHERE reward = :reward FOR UPDATE")
                .bind("reward", reward)
                .then();
    }

    private Mono<List<Edition>> all() {
        return db.sql("SELECT %s FROM %s".formatted(DefinitionRow.COLUMNS, DefinitionRow.TABLES))
                .map(rows::toEdition)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> put(Edition edition) {
        var definition = edition.definition();
        var statement = db.sql("""
                        WITH raised AS (
                            UPDATE gamification.catalogue SET version = version + 1
                        ), kept AS (
                            INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
                            VALUES (:kind, :key, :version, CAST(:body AS jsonb) - CAST('{key,active,stock}' AS text[]),
                                    :active, :since)
                                ON CONFLICT (kind, key) DO UPDATE
                               SET version = excluded.version, body = excluded.body, active = excluded.active,
                                   changed_at = excluded.changed_at
                        ), unlimited AS (
                            DELETE FROM gamification.stock WHERE reward = :key AND kind = :kind AND :stock IS NULL
                        )
                        INSERT INTO gamification.stock (reward, remaining)
                        SELECT :key, :stock WHERE :stock IS NOT NULL
                            ON CONFLICT (reward) DO UPDATE SET remaining = excluded.remaining
                        """)
                .bind("kind", edition.kind().word())
                .bind("key", definition.key())
                .bind("version", edition.version())
                .bind("body", rows.body(definition))
                .bind("active", definition.active())
                .bind("since", edition.since());
        var stock = stock(edition);
        return (stock == null ? statement.bindNull("stock", Long.class) : statement.bind("stock", stock)).then();
    }

    private static @Nullable Long stock(Edition edition) {
        return edition.definition() instanceof Reward reward ? reward.stock() : null;
    }

    @Override
    public Mono<Void> remove(Edition edition) {
        return db.sql("""
                        WITH raised AS (
                            UPDATE gamification.catalogue SET version = version + 1
                        )
                        DELETE FROM gamification.definition WHERE kind = :kind AND key = :key
                        """)
                .bind("kind", edition.kind().word())
                .bind("key", edition.definition().key())
                .then();
    }
}
