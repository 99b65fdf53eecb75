package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.application.StatisticsQuery;
import io.diana.users.domain.Status;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresStatistics implements StatisticsQuery {

    private static final String MEMBERS = """
            SELECT CASE WHEN status = 'SUSPENDED' AND suspended_until <= :now THEN 'ACTIVE' ELSE status END AS status,
                   language_code,
                   count(*) AS members,
                   count(*) FILTER (WHERE vip AND (vip_until > :now) IS NOT FALSE) AS vip
              FROM users.member
             GROUP BY 1, 2
             ORDER BY members DESC, language_code
            """;

    private static final String REGISTRATIONS = """
            SELECT d::date AS day, (SELECT count(*) FROM users.member
                                     WHERE created_at >= d AT TIME ZONE 'UTC'
                                       AND created_at < (d + interval '1 day') AT TIME ZONE 'UTC') AS members
              FROM generate_series(CAST(:today AS timestamp) - interval '29 days', CAST(:today AS timestamp), interval '1 day') d
             ORDER BY d
            """;

    private static final String ACTIVE = """
            SELECT (SELECT count(*) FROM users.activity WHERE last_active_at > :now - interval '1 day') AS daily,
                   (SELECT count(*) FROM users.activity WHERE last_active_at > :now - interval '7 days') AS weekly,
                   (SELECT count(*) FROM users.activity WHERE last_active_at > :now - interval '30 days') AS monthly
            """;

    /** The n-th day of the youngest of them is yesterday: only days that are over count. */
    private static final String RETENTION = """
            SELECT max(share) FILTER (WHERE n = 1) AS d1,
                   max(share) FILTER (WHERE n = 7) AS d7,
                   max(share) FILTER (WHERE n = 30) AS d30
              FROM unnest(ARRAY[1, 7, 30]) n
             CROSS JOIN LATERAL (
                SELECT avg((a.active_days >> n) & 1)::float8 AS share
                  FROM users.member m JOIN users.activity a ON a.user_id = m.id
                 WHERE m.created_at >= (CAST(:today AS timestamp) - make_interval(days => n + 30)) AT TIME ZONE 'UTC'
                   AND m.created_at < (CAST(:today AS timestamp) - make_interval(days => n)) AT TIME ZONE 'UTC')
            """;

    private final DatabaseClient db;

    PostgresStatistics(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Statistics> at(Instant now) {
        return Mono.zip(members(now), registrations(now), active(now), retention(now))
                .map(all -> toStatistics(all.getT1(), all.getT2(), all.getT3(), all.getT4()));
    }

    private Mono<List<Members>> members(Instant now) {
        return db.sql(MEMBERS).bind("now", now).map(Members::read).all().collectList();
    }

    private Mono<List<Day>> registrations(Instant now) {
        return db.sql(REGISTRATIONS)
                .bind("today", today(now))
                .map(row -> new Day(get(row, "day", LocalDate.class), get(row, "members", Long.class)))
                .all()
                .collectList();
    }

    private Mono<Active> active(Instant now) {
        return db.sql(ACTIVE)
                .bind("now", now)
                .map(row -> new Active(
                        get(row, "daily", Long.class), get(row, "weekly", Long.class), get(row, "monthly", Long.class)))
                .one();
    }

    private Mono<Retention> retention(Instant now) {
        return db.sql(RETENTION)
                .bind("today", today(now))
                .map(row -> new Retention(
                        row.get("d1", Double.class), row.get("d7", Double.class), row.get("d30", Double.class)))
                .one();
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static Statistics toStatistics(
            List<Members> members, List<Day> registrations, Active active, Retention retention) {
        var byStatus = new EnumMap<Status, Long>(Status.class);
        for (var status : Status.values()) {
            byStatus.put(status, 0L);
        }
        var byLanguage = new LinkedHashMap<String, Long>();
        for (var group : members) {
            byStatus.merge(group.status, group.count, Long::sum);
            if (group.language != null) {
                byLanguage.merge(group.language, group.count, Long::sum);
            }
        }
        var total = byLanguage.values().stream().mapToLong(Long::longValue).sum();
        var vip = members.stream().mapToLong(Members::vip).sum();
        return new Statistics(total, byStatus, byLanguage, vip, registrations, active, retention);
    }

    /** @param language null: the erased speak none */
    private record Members(Status status, @Nullable String language, long count, long vip) {

        static Members read(Readable row) {
            return new Members(
                    Status.valueOf(get(row, "status", String.class)),
                    row.get("language_code", String.class),
                    get(row, "members", Long.class),
                    get(row, "vip", Long.class));
        }
    }
}
