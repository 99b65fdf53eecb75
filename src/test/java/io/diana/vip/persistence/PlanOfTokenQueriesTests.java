package io.diana.vip.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.Explaining;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import io.diana.vip.application.TokenQuery.Filter;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.RedemptionOrder;
import io.diana.vip.domain.Token.State;
import io.diana.vip.domain.TokenSecret;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Whatever is asked of 200,000 tokens, an index finds it, be it as rare as the 20 that have expired. */
class PlanOfTokenQueriesTests {

    private static final int MAX_PAGES = 600;
    private static final int FEW_PAGES = 20;
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final RedemptionOrder ORDER =
            new RedemptionOrder(new UserId(7), new TokenSecret("100"), new Author("key:7", null));
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Explaining EXPLAINING = new Explaining(DATABASE);

    @BeforeAll
    static void fill() {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/vip")
                .defaultSchema("vip")
                .load()
                .migrate();
        execute("INSERT INTO vip.member (user_id, settled_to) VALUES (7, '2020-01-01')");
        execute("""
                INSERT INTO vip.token (id, hash, plan, plan_version, created_at, created_by, expires_at, redeemed_at,
                                       redeemed_by_user_id, revoked_at, revoked_by)
                SELECT uuidv7(), sha256(convert_to(n::text, 'UTF8')), (ARRAY['monthly', 'yearly', 'lifetime'])[1 + n % 3], 1,
                       '2029-01-01', 'operator:ana', CASE WHEN n <= 20 THEN timestamptz '2029-02-01' END,
                       CASE WHEN n > 20 AND n % 100 = 1 THEN timestamptz '2029-03-01' END,
                       CASE WHEN n > 20 AND n % 100 = 1 THEN 7 END,
                       CASE WHEN n > 20 AND n % 100 = 2 THEN timestamptz '2029-03-01' END,
                       CASE WHEN n > 20 AND n % 100 = 2 THEN 'operator:eva' END
                  FROM generate_series(1, 200000) n
                """);
        execute("""
                INSERT INTO vip.attempt (id, user_id, actor, at)
                SELECT uuidv7(), n % 20000, 'key:' || n % 2000, timestamptz '2030-01-01Z' - n * interval '1 ms'
                  FROM generate_series(1, 200000) n
                """);
        execute("VACUUM ANALYZE vip.token");
        execute("VACUUM ANALYZE vip.attempt");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    static Stream<Filter> filters() {
        return Stream.of(null, State.OPEN, State.REDEEMED, State.REVOKED, State.EXPIRED)
                .flatMap(state -> Stream.of(
                        new Filter(state, null, NOW),
                        new Filter(state, "yearly", NOW),
                        new Filter(state, "none", NOW)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageIsFoundByAnIndex(Filter filter) {
        assertFound(db -> PostgresTokenQuery.page(db, filter, null, 51), MAX_PAGES);
    }

    @Test
    void goingOnIsAsCheap() {
        var middle = UUID.fromString(String.valueOf(DATABASE.client()
                .sql("SELECT id::text FROM vip.token WHERE hash = sha256('100000')")
                .mapValue(String.class)
                .one()
                .block()));

        assertFound(db -> PostgresTokenQuery.page(db, new Filter(State.OPEN, null, NOW), middle, 51), MAX_PAGES);
    }

    @Test
    void aSecretIsFoundByItsHash() {
        assertFound(db -> PostgresTokens.redeemable(db, ORDER, NOW), FEW_PAGES);
    }

    @Test
    void recentAttemptsAreFoundByMemberAndActor() {
        assertFound(db -> PostgresAttemptLog.recent(db, ORDER, NOW.minusSeconds(600)), 250);
    }

    private static void assertFound(Function<DatabaseClient, GenericExecuteSpec> statement, int maxPages) {
        var plan = EXPLAINING.of(statement);

        assertThat(plan.tablesRead(FEW_PAGES)).as(plan.toString()).isEmpty();
        assertThat(plan.pages()).as(plan.toString()).isLessThan(maxPages);
    }

    private static void execute(String sql) {
        DATABASE.client().sql(sql).then().block();
    }
}
