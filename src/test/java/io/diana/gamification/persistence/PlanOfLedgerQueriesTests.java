package io.diana.gamification.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.EntryQuery.Filter;
import io.diana.gamification.application.HoldQuery.Position;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.persistence.LedgerChecks.Check;
import io.diana.testing.Explaining;
import io.diana.testing.Explaining.Plan;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** What is asked again and again looks at few pages, among 200,000 members of whom one has half a million entries. */
class PlanOfLedgerQueriesTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Explaining EXPLAINING = new Explaining(DATABASE);
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    /** Whoever calls functions for the first time reads them. */
    private static final int NEW_CONNECTION = 2_000;

    private static final UserId BUSY = new UserId(7);
    private static final UserId OTHER = new UserId(150_000);

    @BeforeAll
    static void fill() {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/gamification")
                .defaultSchema("gamification")
                .load()
                .migrate();
        execute("""
                INSERT INTO gamification.account (user_id, time_zone, opened_at, balance, lifetime, entries, last_entry_at)
                SELECT id, 'Europe/Madrid', '2020-01-01', e.n, e.n, e.n, timestamptz '2020-01-01' + e.n * interval '1 minute'
                  FROM generate_series(1, 200000) id, LATERAL (SELECT CASE id WHEN 7 THEN 500000 ELSE 3 END AS n) e
                """);
        execute("""
                INSERT INTO gamification.entry (user_id, no, kind, type, amount, balance_after, lifetime_after, source, key, request,
                                                occurred_at)
                SELECT user_id, no, CASE WHEN no % 100 = 0 THEN 'gift' ELSE 'award' END, 'reaction', 1, no, no, 'key:bot', 'k' || no,
                       1, timestamptz '2020-01-01' + no * interval '1 minute'
                  FROM gamification.account, generate_series(1, entries) AS no
                """);
        execute("""
                INSERT INTO gamification.tally (user_id, type, total, times, echoes)
                SELECT user_id, type, 3, '{1,2,3}', '{0,0,0}'
                  FROM gamification.account, unnest(ARRAY['login', 'reaction']) AS type
                """);
        execute("""
                INSERT INTO gamification.hold (user_id, no, type, points, flag, held_at, decided_no, decided_at, decided_by,
                                               released)
                SELECT user_id, 2, 'reaction', 1, 'velocity', opened_at + user_id * interval '1 minute',
                       CASE WHEN user_id % 200 > 0 THEN 3 END, CASE WHEN user_id % 200 > 0 THEN last_entry_at END,
                       CASE WHEN user_id % 200 > 0 THEN 'operator:ana' END, CASE WHEN user_id % 200 > 0 THEN false END
                  FROM gamification.account
                """);
        execute("""
                INSERT INTO gamification.entry_note (user_id, no, reason)
                SELECT user_id, 1, 'a note' FROM gamification.account
                """);
        execute("""
                INSERT INTO gamification.unlock (user_id, achievement, step, tier, points, at)
                SELECT user_id, 'first-steps', 1, 'BRONZE', 25, opened_at FROM gamification.account
                """);
        execute("""
                INSERT INTO gamification.standing (user_id, score, period, board, listed)
                SELECT user_id, lifetime, '1970-01-01', 1, true FROM gamification.account
                """);
        execute("""
                INSERT INTO gamification.mission_run (user_id, period, mission, progress)
                SELECT user_id, '1970-01-01', 'welcome', '{1}' FROM gamification.account
                """);
        execute("VACUUM ANALYZE gamification.entry");
        execute("ANALYZE");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void takesAccountsWithWhatBelongsToThem() {
        var wanted = new Wanted(
                Set.of(BUSY, OTHER),
                Set.of("login", "reaction"),
                Map.of(BUSY, Set.of("k400000", "none"), OTHER, Set.of("k2")));

        assertIsCheap(NEW_CONNECTION + 120, db -> PostgresAccounts.taking(db, wanted, NOW, true));
        assertIsCheap(NEW_CONNECTION + 120, db -> PostgresAccounts.taking(db, wanted, NOW, false));
    }

    @Test
    void takesAThousandAccountsWithAKeyEachInProportion() {
        var owners = LongStream.range(1_000, 2_000).mapToObj(UserId::new).collect(Collectors.toSet());
        var keys = owners.stream().collect(Collectors.toMap(it -> it, it -> Set.of("new" + it)));

        assertIsCheap(
                60_000, db -> PostgresAccounts.taking(db, new Wanted(owners, Set.of("reaction"), keys), NOW, true));
    }

    @Test
    void readsTheLedgerFromAnyPlace() {
        var all = new Filter(BUSY, null, null, null);

        assertIsCheap(40, db -> PostgresEntryQuery.page(db, all, Long.MAX_VALUE, 51));
        assertIsCheap(40, db -> PostgresEntryQuery.page(db, all, 250_000, 51));
    }

    @Test
    void readsTheLedgerOfAnyTimeAndKind() {
        var time = new Filter(BUSY, null, Instant.parse("2020-06-01T00:00:00Z"), Instant.parse("2020-06-02T00:00:00Z"));
        var gifts = new Filter(BUSY, Kind.GIFT, null, null);

        assertIsCheap(600, db -> PostgresEntryQuery.page(db, time, Long.MAX_VALUE, 51));
        assertIsCheap(600, db -> PostgresEntryQuery.page(db, gifts, Long.MAX_VALUE, 51));
    }

    @Test
    void readsTheQueueOfHolds() {
        assertIsCheap(800, db -> PostgresHoldQuery.page(db, null, 51));
        assertIsCheap(
                800,
                db -> PostgresHoldQuery.page(
                        db, new Position(Instant.parse("2020-03-01T00:00:00Z"), new UserId(86_400), 2), 51));
    }

    static Stream<Check> checks() {
        var checks = new LedgerChecks(new Slices(DATABASE.client()));
        return Stream.of(
                        checks.balancesAreSumsOfEntries(),
                        checks.entriesAreNumberedWithoutGap(),
                        checks.balanceAfterRunsAlong(),
                        checks.lifetimeIsWhatWasEarned(),
                        checks.pendingIsWhatIsHeld(),
                        checks.heldPointsAreDecidedOnce(),
                        checks.unlocksArePaid(),
                        checks.missionsArePaidOnce(),
                        checks.boardsShowLifetimes())
                .map(Check.class::cast);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void checksLedgersSliceBySlice(Check check) {
        assertIsCheap(60_000, db -> Slices.statement(db, check.sql(), 100_000));
    }

    private static void assertIsCheap(int pages, Function<DatabaseClient, GenericExecuteSpec> statement) {
        Plan plan = EXPLAINING.of(statement);

        assertThat(plan.toString()).doesNotContain("Seq Scan");
        assertThat(plan.pages()).as(plan.toString()).isLessThan(pages);
    }

    private static void execute(String sql) {
        DATABASE.client().sql(sql).then().block();
    }
}
