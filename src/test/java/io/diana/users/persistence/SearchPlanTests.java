package io.diana.users.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.Explaining;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import io.diana.users.application.UserFilter;
import io.diana.users.application.UserFilter.Order;
import io.diana.users.application.UserQuery.Position;
import io.diana.users.domain.Status;
import java.time.Instant;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked of a million members, an index finds it; the bound is in look-ups of 8 KiB pages,
 * whatever the machine: it allows for some ten thousand matches that have to be sorted. */
class SearchPlanTests {

    private static final int MEMBERS = 1_000_000;
    private static final int MAX_PAGES = 60_000;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Explaining EXPLAINING = new Explaining(DATABASE);

    /** The members are there before the last migrations, which therefore are tried on a million rows. */
    @BeforeAll
    static void fill() {
        migrate("1");
        execute("""
                INSERT INTO users.member (id, first_name, last_name, username, language_code, time_zone, status,
                                          suspension_reason, suspended_by, suspended_at, vip, created_at, updated_at)
                SELECT n, 'Name ' || md5(n::text), CASE WHEN n %% 2 = 0 THEN 'Núñez' END, 'user_' || n,
                       CASE WHEN n %% 10000 = 0 THEN 'eo' ELSE 'es' END, 'UTC',
                       CASE WHEN n %% 5000 = 1 THEN 'SUSPENDED' ELSE 'ACTIVE' END,
                       CASE WHEN n %% 5000 = 1 THEN 'spam' END, CASE WHEN n %% 5000 = 1 THEN 'system:system' END,
                       CASE WHEN n %% 5000 = 1 THEN timestamptz '2026-01-01Z' END, n %% 200 = 0,
                       timestamptz '2026-11-24 12:00Z' - n * interval '10 seconds', now()
                  FROM generate_series(1, %d) n
                """.formatted(MEMBERS));
        execute("""
                INSERT INTO users.activity (user_id, last_active_at)
                SELECT n, CASE WHEN n %% 3 = 0 THEN '-infinity'
                               ELSE timestamptz '2026-11-24 12:00Z' - (n::bigint * 7919 %% 1000000) * interval '10 seconds' END
                  FROM generate_series(1, %d) n
                """.formatted(MEMBERS));
        migrate("latest");
        execute("VACUUM ANALYZE users.member");
        execute("VACUUM ANALYZE users.activity");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    static Stream<UserFilter> filters() {
        return Stream.of(Order.values())
                .flatMap(order -> Stream.of(
                        filter(null, null, null, null, order),
                        filter("c4ca4238a0", null, null, null, order),
                        filter("name", null, null, null, order),
                        filter("NUNEZ", null, null, null, order),
                        filter("@user_77", null, null, null, order),
                        filter("na", null, null, null, order),
                        filter("@u", null, null, null, order),
                        filter("zz", null, null, null, order),
                        filter("815", null, null, null, order),
                        filter(null, Status.ACTIVE, null, null, order),
                        filter(null, Status.SUSPENDED, null, null, order),
                        filter(null, Status.ERASED, null, null, order),
                        filter(null, null, "es", null, order),
                        filter(null, null, "eo", null, order),
                        filter(null, null, "tlh", null, order),
                        filter(null, null, null, true, order),
                        filter(null, null, null, false, order),
                        since(order)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageIsFoundByAnIndex(UserFilter filter) {
        assertFound(filter, null);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageFarDownIsFoundByAnIndex(UserFilter filter) {
        var at = filter.order() == Order.ID ? null : NOW.minusSeconds(MEMBERS * 5L);
        assertFound(filter, new Position(at, new UserId(MEMBERS / 2)));
    }

    private static void assertFound(UserFilter filter, @Nullable Position after) {
        var plan = EXPLAINING.of(db -> new UserSelection(filter).page(db, after, 51));

        assertThat(plan.toString()).doesNotContain("Seq Scan");
        assertThat(plan.pages()).isLessThan(MAX_PAGES);
    }

    private static UserFilter filter(
            @Nullable String query,
            @Nullable Status status,
            @Nullable String language,
            @Nullable Boolean vip,
            Order order) {
        return new UserFilter(query, status, language, vip, null, null, order, NOW);
    }

    private static UserFilter since(Order order) {
        return new UserFilter(null, null, null, null, NOW.minusSeconds(3_600), NOW.minusSeconds(86_400), order, NOW);
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/users")
                .target(target)
                .load()
                .migrate();
    }

    private static void execute(String sql) {
        DATABASE.client().sql(sql).then().block();
    }
}
