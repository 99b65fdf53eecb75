package io.diana.users.persistence;

import io.diana.users.ProjectedMemberships;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresProjectedMemberships implements ProjectedMemberships {

    private final DatabaseClient db;

    PostgresProjectedMemberships(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<Projected>> page(long after, int limit) {
        return db.sql("SELECT id, vip_until FROM users.member WHERE vip AND id > :after ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(PostgresProjectedMemberships::toProjected)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Projected>> of(Collection<UserId> ids) {
        return db.sql("SELECT id, vip_until FROM users.member WHERE vip AND id = ANY (:ids)")
                .bind("ids", ids.stream().map(UserId::value).toArray(Long[]::new))
                .map(PostgresProjectedMemberships::toProjected)
                .all()
                .collectList();
    }

    private static Projected toProjected(Readable row) {
        return new Projected(new UserId(MemberRow.get(row, "id", Long.class)), row.get("vip_until", Instant.class));
    }
}
