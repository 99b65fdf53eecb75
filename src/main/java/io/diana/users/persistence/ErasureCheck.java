package io.diana.users.persistence;

import io.diana.integrity.IntegrityCheck;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is erased has a certificate and nothing else, and nobody else has one. */
@Component
class ErasureCheck implements IntegrityCheck {

    private final DatabaseClient db;

    ErasureCheck(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public String module() {
        return "users";
    }

    @Override
    public String name() {
        return "erasures-are-whole";
    }

    @Override
    public Mono<Long> violations() {
        return db.sql("""
                        SELECT (SELECT count(*)
                                  FROM users.member m
                                 WHERE m.status = 'ERASED'
                                   AND (NOT EXISTS (SELECT FROM users.erasure e WHERE e.user_id = m.id)
                                        OR EXISTS (SELECT FROM users.preferences p WHERE p.user_id = m.id)
                                        OR EXISTS (SELECT FROM users.activity a WHERE a.user_id = m.id)))
                             + (SELECT count(*)
                                  FROM users.erasure e JOIN users.member m ON m.id = e.user_id
                                 WHERE m.status <> 'ERASED')
                        """).mapValue(Long.class).one();
    }
}
