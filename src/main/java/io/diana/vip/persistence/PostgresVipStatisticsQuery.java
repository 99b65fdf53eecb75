package io.diana.vip.persistence;

import io.diana.vip.application.VipStatisticsQuery;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresVipStatisticsQuery implements VipStatisticsQuery {

    /** One statement, so that the numbers are of one moment. */
    private static final String SQL = """
            WITH running AS MATERIALIZED (
                SELECT user_id, plan, until
                  FROM vip.holding
                 WHERE until IS NULL OR until > :now
            ), given AS MATERIALIZED (
                SELECT source, count(*) AS count, count(revoked_at) AS revoked FROM vip."grant" GROUP BY source
            )
            SELECT jsonb_build_object(
                       'members', (SELECT count(DISTINCT user_id) FROM running),
                       'forLife', (SELECT count(DISTINCT user_id) FROM running WHERE until IS NULL),
                       'byPlan', (SELECT coalesce(jsonb_object_agg(plan, count), '{}')
                                    FROM (SELECT plan, count(*) FROM running GROUP BY plan) p),
                       'expiring', (SELECT jsonb_build_object(
                                               'day', count(*) FILTER (
                                                   WHERE until <= CAST(:now AS timestamptz) + interval '1 day'),
                                               'week', count(*) FILTER (
                                                   WHERE until <= CAST(:now AS timestamptz) + interval '7 days'))
                                      FROM running),
                       'grants', (SELECT jsonb_build_object(
                                             'total', coalesce(sum(count), 0),
                                             'bySource', coalesce(jsonb_object_agg(source, count), '{}'),
                                             'revoked', coalesce(sum(revoked), 0))
                                    FROM given))::text AS numbers
            """;

    private final DatabaseClient db;
    private final ObjectReader json;

    PostgresVipStatisticsQuery(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.readerFor(VipStatistics.class);
    }

    @Override
    public Mono<VipStatistics> at(Instant now) {
        return db.sql(SQL)
                .bind("now", now)
                .map(row -> Objects.requireNonNull(row.get("numbers", String.class)))
                .one()
                .map(json::<VipStatistics>readValue);
    }
}
