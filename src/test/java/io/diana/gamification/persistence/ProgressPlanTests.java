package io.diana.gamification.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.Explaining;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Among 50,000 members with a month of daily runs each, nothing that is done again and again goes through all of them. */
class ProgressPlanTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String READ =
            "SELECT gamification.progress_of(4711, ARRAY[date '2026-11-25', NULL, '2026-11-24'])";
    private static final String KEEP = """
            SELECT gamification.keep_progress('{"unlocks": [{"user_id": 4711, "achievement": "new", "step": 1, "tier": "BRONZE",
                "points": 1, "at": "2026-11-25T12:00:00Z"}], "runs": [{"user_id": 4711, "mission": "daily-0",
                "period": "2026-11-25", "progress": [2]}]}')
            """;

    @BeforeAll
    static void fill() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/gamification")
                .schemas("gamification")
                .load()
                .migrate();
        try (var connection = DATABASE.dataSource().getConnection()) {
            execute(connection, """
                    INSERT INTO gamification.account (user_id, time_zone, opened_at)
                    SELECT id, 'UTC', '2026-01-01' FROM generate_series(1, 50000) id
                    """);
            execute(connection, """
                    INSERT INTO gamification.unlock (user_id, achievement, step, tier, points, at)
                    SELECT id, 'talker-' || a, 1, 'BRONZE', 1, '2026-01-01'
                      FROM generate_series(1, 50000) id, generate_series(1, 5) a
                    """);
            execute(connection, """
                    INSERT INTO gamification.mission_run (user_id, period, mission, progress, expires_at)
                    SELECT id, date '2026-11-25' - d, 'daily-' || d % 3, '{1}', timestamptz '2026-11-26 00:00Z' - d * interval '1 day'
                      FROM generate_series(1, 50000) id, generate_series(0, 11) d
                    """);
            execute(connection, """
                    INSERT INTO gamification.mission_done (user_id, mission, first_at)
                    SELECT id, 'once-' || m, '2026-01-01' FROM generate_series(1, 50000) id, generate_series(1, 4) m
                    """);
            execute(connection, "VACUUM ANALYZE");
        }
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void readsAMembersProgressByThreeIndexScans() throws SQLException {
        assertThat(scansOf(READ)).isEqualTo("mission_done 0 1, mission_run 0 1, unlock 0 1");
        assertThat(pagesOf(READ)).isLessThan(30);
    }

    @Test
    void keepsProgressWithoutReadingTables() throws SQLException {
        assertThat(scansOf(KEEP)).doesNotContainPattern(" [1-9]\\d* \\d");
        assertThat(pagesOf(KEEP)).isLessThan(100);
    }

    @Test
    void findsTheOldestRunsByTheirEnd() {
        var plan = new Explaining(DATABASE)
                .of(db -> PostgresMissionRuns.expired(db, Instant.parse("2026-11-15T00:00:00Z"), 100));

        assertThat(plan.toString()).doesNotContain("Seq Scan");
        assertThat(plan.pages()).as(plan.toString()).isLessThan(2_000);
    }

    @Test
    void findsWhatCanBeClaimedByTwoRangesOfOneMember() {
        var since = LocalDate.of(2026, 11, 20);
        var explaining = new Explaining(DATABASE);

        for (var plan : List.of(
                explaining.of(db -> PostgresRewardedRuns.of(db, new UserId(4_711), "daily-0", since)),
                explaining.of(db -> PostgresProgressQuery.completed(
                        db, new UserId(4_711), since, Instant.parse("2026-11-15T00:00:00Z"))))) {
            assertThat(plan.tablesRead(0)).doesNotContain("mission_run");
            assertThat(plan.pages()).as(plan.toString()).isLessThan(40);
        }
    }

    @Test
    void findsTheNextMembersWithoutReadingThoseBefore() {
        var plan = new Explaining(DATABASE).of(db -> PostgresRecalculations.behind(db, 40_000, 100));

        assertThat(plan.toString()).doesNotContain("Seq Scan");
        assertThat(plan.pages()).as(plan.toString()).isLessThan(40);
    }

    /** How often tables were gone through and indexes were looked into, by the statistics of the transaction. */
    private static String scansOf(String sql) throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, sql);
            var scans = text(connection, """
                    SELECT string_agg(relname || ' ' || seq_scan || ' ' || idx_scan, ', ' ORDER BY relname)
                      FROM pg_stat_xact_user_tables
                     WHERE schemaname = 'gamification'
                       AND seq_scan + idx_scan > 0
                    """);
            connection.rollback();
            return scans;
        }
    }

    /** With those that functions look at; the second time, when plans are made. */
    private static int pagesOf(String sql) throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "SET plan_cache_mode = force_generic_plan");
            execute(connection, sql);
            connection.rollback();
            execute(connection, "SET plan_cache_mode = force_generic_plan");
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) " + sql)) {
                var pages = 0;
                while (rows.next() && !rows.getString(1).contains("Planning")) {
                    pages += rows.getString(1).replaceAll("\\D", "").isEmpty()
                                    || !rows.getString(1).contains("Buffers")
                            ? 0
                            : Integer.parseInt(rows.getString(1).replaceAll(".*hit=(\\d+).*", "$1"));
                }
                connection.rollback();
                return pages;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
