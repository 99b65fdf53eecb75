package io.diana.users.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import io.diana.users.application.UserFilter;
import io.diana.users.application.UserFilter.Order;
import io.diana.users.application.UserQuery.Position;
import io.diana.users.domain.Status;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is asked of a million members, an index finds it; the bound is in look-ups of 8 KiB pages,
 * whatever the machine: it allows for some ten thousand matches that have to be sorted. */
class SearchPlanTests {

    private static final int MEMBERS = 1_000_000;
    private static final int MAX_PAGES = 60_000;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JsonMapper JSON = new JsonMapper();

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
        var plan = new UserSelection(filter)
                .page(explaining(), after, 51)
                .map(row -> JSON.readTree(String.valueOf(row.get(0, String.class))))
                .one()
                .blockOptional()
                .orElseThrow()
                .at("/0/Plan");

        assertThat(plan.toString()).doesNotContain("Seq Scan");
        assertThat(pages(plan)).isLessThan(MAX_PAGES);
    }

    private static long pages(JsonNode plan) {
        return plan.get("Shared Hit Blocks").longValue()
                + plan.get("Shared Read Blocks").longValue();
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

    /** Asks for the plan of each statement, and its cost in practice, instead of its rows. */
    private static DatabaseClient explaining() {
        var factory = DATABASE.connectionFactory();
        return DatabaseClient.builder()
                .connectionFactory(new ConnectionFactory() {
                    @Override
                    public Publisher<? extends Connection> create() {
                        return Mono.from(factory.create()).map(SearchPlanTests::explaining);
                    }

                    @Override
                    public ConnectionFactoryMetadata getMetadata() {
                        return factory.getMetadata();
                    }
                })
                .bindMarkers(BindMarkersFactory.indexed("$", 1))
                .build();
    }

    private static Connection explaining(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("createStatement")) {
                        return connection.createStatement("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
