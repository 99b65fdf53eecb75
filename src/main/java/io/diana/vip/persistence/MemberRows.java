package io.diana.vip.persistence;

import static io.diana.vip.persistence.GrantRow.get;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.diana.users.UserId;
import io.diana.vip.domain.Grant;
import io.diana.vip.domain.Member;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Members with all their grants, in one query. */
@Component
class MemberRows {

    private final DatabaseClient db;
    private final GrantRow grants;

    MemberRows(DatabaseClient db, GrantRow grants) {
        this.db = db;
        this.grants = grants;
    }

    /** Those who are members, in the order of their ids. */
    Mono<List<Member>> load(List<UserId> ids) {
        return of(db, ids)
                .map(this::toRow)
                .all()
                .collect(groupingBy(Row::id, LinkedHashMap::new, toList()))
                .map(rows -> rows.values().stream().map(MemberRows::member).toList());
    }

    static GenericExecuteSpec of(DatabaseClient db, List<UserId> ids) {
        return db.sql("""
                        SELECT m.user_id AS member_id, m.settled_to, m.erased_at IS NOT NULL AS is_erased, %s
                          FROM vip.member m LEFT JOIN vip."grant" g ON g.user_id = m.user_id
                         WHERE m.user_id = ANY(:ids)
                         ORDER BY m.user_id
                        """.formatted(GrantRow.COLUMNS))
                .bind("ids", ids.stream().map(UserId::value).toArray(Long[]::new));
    }

    private Row toRow(Readable row) {
        return new Row(
                new UserId(get(row, "member_id", Long.class)),
                get(row, "settled_to", Instant.class),
                get(row, "is_erased", Boolean.class),
                row.get("id", UUID.class) == null ? null : grants.toGrant(row));
    }

    private static Member member(List<Row> rows) {
        var first = rows.getFirst();
        var given = rows.stream().map(Row::grant).filter(Objects::nonNull).toList();
        return new Member(first.id, first.settledTo, first.isErased, given);
    }

    private record Row(
            UserId id,
            Instant settledTo,
            boolean isErased,
            @Nullable Grant grant) {}
}
