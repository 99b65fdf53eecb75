package library.members.persistence;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import library.members.MemberId;
import library.members.application.MemberQuery;
import library.members.application.Members;
import library.members.domain.Member;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresMembers implements Members, MemberQuery {

    private static final String COLUMNS = "m.id, m.name, m.joined_at";
    private static final String TABLES = "members.member m JOIN \"members\".\"visit\" v ON v.member_id = m.id";

    private final DatabaseClient db;

    PostgresMembers(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Member> lock(MemberId id) {
        return db.sql("SELECT %s FROM %s WHERE m.id = :id FOR UPDATE OF m".formatted(COLUMNS, TABLES))
                .bind("id", id.value())
                .map(PostgresMembers::toMember)
                .one();
    }

    @Override
    public Mono<Member> find(MemberId id) {
        return db.sql("""
                        SELECT m.id, m.name, m.joined_at
                          FROM members.member m
                         WHERE m.id = :id AND :books.limit IS NULL
                        """)
                .bind("id", id.value())
                .map(PostgresMembers::toMember)
                .one();
    }

    @Override
    public Flux<Member> all() {
        return db.sql("SELECT " + COLUMNS + " FROM " + TABLES)
                .map(PostgresMembers::toMember)
                .all();
    }

    private static Member toMember(Readable row) {
        return new Member(new MemberId(row.get("id", Long.class)), row.get("name", String.class), Instant.EPOCH);
    }
}
