package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.RegistrationQuery;
import io.diana.users.UserId;
import io.diana.users.UserRegistered;
import java.time.Instant;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class PostgresRegistrationQuery implements RegistrationQuery {

    private final DatabaseClient db;

    PostgresRegistrationQuery(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<UserRegistered> of(Collection<UserId> ids) {
        return db.sql("""
                        SELECT id, language_code, time_zone, created_at
                          FROM users.member
                         WHERE id = ANY (:ids)
                           AND status <> 'ERASED'
                        """)
                .bind("ids", ids.stream().map(UserId::value).toArray(Long[]::new))
                .map(row -> new UserRegistered(
                        new UserId(get(row, "id", Long.class)),
                        get(row, "language_code", String.class),
                        get(row, "time_zone", String.class),
                        get(row, "created_at", Instant.class)))
                .all();
    }
}
