package io.diana.http.persistence;

import io.diana.http.CursorKeys;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The key as the migration made it. */
@Repository
class PostgresCursorKeys implements CursorKeys {

    private final DatabaseClient db;

    PostgresCursorKeys(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<byte[]> load() {
        return db.sql("""
                        SELECT key
                          FROM http.signing_key
                         WHERE purpose = 'cursor'
                        """)
                .mapValue(byte[].class)
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The key that signs cursors is gone.")));
    }
}
