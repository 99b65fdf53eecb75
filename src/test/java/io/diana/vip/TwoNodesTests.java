package io.diana.vip;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.DianaApplication;
import io.diana.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two Dianas on one database when ten thousand memberships end in the same minute. */
class TwoNodesTests {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int MEMBERS = 10_000;
    private static final int MILLISECONDS_BETWEEN = 4;

    @Test
    void tenThousandGrantsThatEndInAMinuteEndOnceEachAndInTime() {
        try (var database = TestDatabase.fresh();
                var one = node(database);
                var other = node(database)) {
            var community = one.getBean(Community.class);
            var ids = community.somebodies(MEMBERS);
            var first = ids.getFirst().value();
            var end = one.getBean(Clock.class).instant().plus(Duration.ofDays(1));
            give(community, first, end.toString());
            community.execute("ANALYZE");

            other.getBean(TimeTravel.class).travelTo(end.minusSeconds(1));
            one.getBean(TimeTravel.class).travelTo(end.minusSeconds(1));
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> number(community, "SELECT count(*) FROM vip.history WHERE reason = 'VIP_EXPIRED'")
                            >= MEMBERS);

            assertThat(number(community, "SELECT count(DISTINCT user_id) FROM vip.history"))
                    .isEqualTo(MEMBERS);
            assertThat(expired(community, "count(*)")).isEqualTo(MEMBERS);
            assertThat(expired(community, "count(DISTINCT aggregate)")).isEqualTo(MEMBERS);
            assertThat(
                            expired(
                                    community,
                                    "CAST(extract(epoch FROM max(occurred_at - CAST(data ->> 'at' AS timestamptz))) * 1000 AS bigint)"))
                    .as("milliseconds from an end to when it was said")
                    .isLessThan(5_000);
            assertThat(Stream.of(one, other).map(TwoNodesTests::settled))
                    .as("members settled by each node")
                    .allMatch(members -> members > 0);
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> number(community, "SELECT count(*) FROM users.member WHERE vip") == 0);
        }
    }

    private static double settled(ConfigurableApplicationContext node) {
        return node.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                .counter("diana.vip.settled")
                .count();
    }

    private static long expired(Community community, String what) {
        return number(community, "SELECT %s FROM outbox.event WHERE type LIKE '%%.VipExpired'".formatted(what));
    }

    private static long number(Community community, String sql) {
        return Long.parseLong(community.texts(sql).getFirst());
    }

    private static void give(Community community, long first, String end) {
        community.execute("""
                WITH m AS (
                    INSERT INTO vip.member (user_id, settled_to, next_due)
                    SELECT id, timestamptz '%1$s' - interval '12 hours', timestamptz '%1$s' + (id - %2$d) * interval '%4$d ms'
                      FROM generate_series(%2$d, %2$d + %3$d - 1) id
                    RETURNING user_id, next_due
                ), g AS (
                    INSERT INTO vip."grant" (id, user_id, plan, plan_version, term, entitlements, source, given_at, given_by,
                                             reason)
                    SELECT uuidv7(), user_id, 'monthly', 1, 'P30D', '{"points.multiplier": 1.5, "story.vip": true}', 'ADMIN',
                           next_due - interval '720 hours', 'operator:ana', 'a test'
                      FROM m
                    RETURNING user_id, given_at
                )
                INSERT INTO vip.holding (user_id, plan, since, until)
                SELECT user_id, 'monthly', given_at, given_at + interval '720 hours' FROM g
                """.formatted(end, first, MEMBERS, MILLISECONDS_BETWEEN));
        community.execute("UPDATE users.member SET vip = true, vip_until = '%s'".formatted(end));
    }

    private static ConfigurableApplicationContext node(TestDatabase database) {
        return new SpringApplicationBuilder(DianaApplication.class)
                .sources(MovableTime.class, Community.class)
                .run(List.of("server.port=0", "management.server.port=0", "spring.r2dbc.url=" + database.url()).stream()
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }
}
