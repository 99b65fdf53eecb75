package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresStandingQuery implements StandingQuery {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresStandingQuery(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A suspension that is over no longer counts, whether somebody has lifted it yet or not. */
    @Override
    public Mono<Standing> of(UserId id) {
        return db.sql("""
                        SELECT CASE WHEN status = 'SUSPENDED' AND suspended_until <= :now THEN 'ACTIVE'
                                    ELSE status END AS standing
                          FROM users.member
                         WHERE id = :id
                        """)
                .bind("now", clock.instant())
                .bind("id", id.value())
                .map(row -> Standing.valueOf(get(row, "standing", String.class)))
                .one();
    }
}
