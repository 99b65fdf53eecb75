package library.http.persistence;

import library.http.CursorKeys;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The one persistence that knows the frame, for it belongs to it. */
@Repository
class PostgresCursorKeys implements CursorKeys {

    private final DatabaseClient db;

    PostgresCursorKeys(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<String> current() {
        return db.sql("SELECT key FROM http.cursor_key").mapValue(String.class).one();
    }
}
