package io.diana.vip.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.Explaining;
import io.diana.testing.Explaining.Plan;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import io.diana.vip.application.MembershipQuery.Ending;
import io.diana.vip.application.MembershipQuery.Period;
import io.diana.vip.domain.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** What is asked again and again looks at few pages, among 200,000 members of whom 100 are due. */
class PlanOfQueriesTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Explaining EXPLAINING = new Explaining(DATABASE);
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final int MAX_PAGES = 600;

    @BeforeAll
    static void fill() {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/vip")
                .defaultSchema("vip")
                .load()
                .migrate();
        execute("""
                INSERT INTO vip.member (user_id, settled_to, next_due)
                SELECT id, '2020-01-01', timestamptz '2030-01-01 00:00:00Z' + (id - 100) * interval '1 minute'
                  FROM generate_series(1, 200000) id
                """);
        execute("""
                INSERT INTO vip."grant" (id, user_id, plan, plan_version, entitlements, source, given_at, given_by, reason)
                SELECT uuidv7(), user_id, 'monthly', 1, '{}', 'ADMIN', '2020-01-01', 'operator:ana', 'x' FROM vip.member
                """);
        execute("""
                INSERT INTO vip.holding (user_id, plan, since, until)
                SELECT user_id, 'monthly', settled_to, next_due FROM vip.member
                """);
        execute("""
                INSERT INTO vip.history (user_id, at, reason, plan, actor, grant_id)
                SELECT user_id, given_at, 'ADMIN_GRANTED', plan, 'operator:ana', id FROM vip."grant"
                """);
        execute("VACUUM ANALYZE vip.member");
        execute("ANALYZE");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void findsWhatIsDue() {
        assertIsCheap(db -> PostgresMembers.due(db, NOW, 250));
        assertIsCheap(PostgresDueQuery::soonest);
    }

    @Test
    void findsMembersWithTheirGrants() {
        assertIsCheap(db -> MemberRows.of(db, List.of(new UserId(7), new UserId(150_000))));
    }

    @Test
    void findsWhatEndsSoon() {
        var period = new Period(NOW, NOW.plus(Duration.ofDays(30)));
        var after = new Ending(new UserId(5_000), new Run("monthly", NOW, NOW.plus(Duration.ofDays(3))));

        assertIsCheap(db -> PostgresMembershipQuery.ending(db, period, null, 51));
        assertIsCheap(db -> PostgresMembershipQuery.ending(db, period, after, 51));
    }

    @Test
    void findsHistory() {
        assertIsCheap(db -> PostgresMembershipQuery.history(db, new UserId(7), null, 51));
    }

    private static void assertIsCheap(Function<DatabaseClient, GenericExecuteSpec> statement) {
        Plan plan = EXPLAINING.of(statement);

        assertThat(plan.toString()).doesNotContain("Seq Scan");
        assertThat(plan.pages()).as(plan.toString()).isLessThan(MAX_PAGES);
    }

    private static void execute(String sql) {
        DATABASE.client().sql(sql).then().block();
    }
}
