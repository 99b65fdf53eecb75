package io.diana.outbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.Bells;
import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.application.Publications.Failure;
import io.diana.outbox.application.Publications.Search;
import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.Publication.Status;
import io.diana.outbox.domain.PublicationId;
import io.diana.outbox.domain.Subscriber;
import io.diana.testing.Explaining;
import io.diana.testing.Explaining.Plan;
import io.diana.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is asked of a million publications, a million completions and a million events, an index finds it. The bounds are in
 * look-ups of 8 KiB pages, whatever the machine: a page of a list takes some hundred. Only who looks for a type that is rare
 * goes through all of them, in an index too.
 */
class PublicationPlanTests {

    private static final int MANY = 1_000_000;
    private static final int FEW_PAGES = 2_000;
    private static final int SOME_PAGES = 12_000;
    private static final int MANY_PAGES = 2 * MANY;
    private static final int TINY = 8;
    private static final long FEW_ROWS = 1_000;
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Explaining EXPLAINING = new Explaining(DATABASE);
    private static final SingleConnectionFactory SESSION = new SingleConnectionFactory(DATABASE.connectionFactory());
    private static final DatabaseClient DB = DatabaseClient.create(SESSION);

    @BeforeAll
    static void fill() {
        SESSION.setSuppressClose(true);
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/outbox")
                .schemas("outbox")
                .load()
                .migrate();
        execute("INSERT INTO outbox.listener (name, follows) SELECT 'l.' || n, n = 2 FROM generate_series(1, 5) n");
        execute("INSERT INTO outbox.subscription (type, listener, earlier_until, caught_up)"
                + " SELECT 'x.Usual', id, 0, true FROM outbox.listener");
        execute("SELECT outbox.make_day(t, current_date - d)"
                + " FROM unnest(ARRAY['event', 'completion']) t, generate_series(1, 7) d");
        execute("""
                INSERT INTO outbox.event (transaction, position, published_at, type, version, aggregate, occurred_at, data)
                SELECT n / 3, n, now() - (%1$d - n) * interval '0.5 seconds',
                       CASE n %% 100000 WHEN 7 THEN 'x.Rare' ELSE 'x.Usual' END, 1, 'a' || n %% 5000, now(), '{}'
                  FROM generate_series(1, %1$d) n
                """.formatted(MANY));
        execute("""
                INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state, due_at)
                SELECT position, 1 + position % 4, transaction, published_at, type, aggregate, state,
                       CASE state WHEN 'RETRYING' THEN now() + interval '1 hour' END
                  FROM outbox.event
                 CROSS JOIN LATERAL (SELECT CASE WHEN position % 20 = 0 THEN 'DEAD' WHEN position % 50 = 1 THEN 'RETRYING'
                                                 WHEN position % 10 = 3 THEN 'PARKED' ELSE 'PENDING' END AS state) s
                """);
        execute("""
                INSERT INTO outbox.completion (position, listener, transaction, published_at, type, aggregate, attempts,
                                               completed_at)
                SELECT position, 1 + (position + 1) % 4, transaction, published_at, type, aggregate, 1, now()
                  FROM outbox.event
                """);
        execute("SELECT setval('outbox.event_position', %d)".formatted(MANY));
        execute("SELECT outbox.go_on_after_restore()"); // the transactions above have not begun here
        execute("ANALYZE outbox.publication");
        execute("ANALYZE outbox.completion");
        execute("ANALYZE outbox.event");
    }

    @AfterAll
    static void drop() {
        SESSION.destroy();
        DATABASE.close();
    }

    static List<PublicationFilter> filters() {
        var filters = new ArrayList<PublicationFilter>();
        var statuses = new ArrayList<@Nullable Status>(Arrays.asList(Status.values()));
        statuses.add(null);
        for (var status : statuses) {
            for (var listener : Arrays.asList(null, "l.1", "l.2", "l.5", "l.none")) {
                for (var type : Arrays.asList(null, "Usual", "x.Usual")) {
                    for (var since : Arrays.asList(null, Instant.EPOCH)) {
                        filters.add(new PublicationFilter(status, listener, type, since));
                    }
                }
            }
        }
        return filters;
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageIsFoundByAnIndex(PublicationFilter filter) {
        assertCheap(page(filter, null), FEW_PAGES);
        assertCheap(page(filter, new PublicationId(MANY / 2, 2)), FEW_PAGES);
        assertCheap(page(filter, new PublicationId(3, 2)), FEW_PAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rare", "None"})
    void aRareTypeIsLookedForInTheOrderOfAnIndex(String type) {
        assertCheap(page(new PublicationFilter(null, null, type, null), null), MANY_PAGES);
        assertCheap(page(new PublicationFilter(Status.DEAD, null, type, null), null), MANY_PAGES);
        assertCheap(page(new PublicationFilter(null, "l.1", type, Instant.now()), null), MANY_PAGES);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, MANY / 2, MANY})
    void whatFailedIsFoundByAnIndex(long after) {
        for (var status : Arrays.asList(null, Status.RETRYING, Status.DEAD)) {
            for (var listener : Arrays.asList(null, "l.1", "l.5")) {
                for (var type : Arrays.asList(null, "Usual")) {
                    var filter = new PublicationFilter(status, listener, type, type == null ? null : Instant.EPOCH);
                    assertCheap(
                            EXPLAINING.of(
                                    db -> PostgresResubmissions.failed(db, filter, new PublicationId(after, 1), 500)),
                            SOME_PAGES);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, MANY / 6, MANY / 3})
    void aStreamGoesOnByAnIndex(long transaction) {
        var position = new EventPosition(transaction, 0);

        assertCheap(EXPLAINING.of(db -> PostgresEventFeed.after(db, position, Set.of())), FEW_PAGES);
        assertCheap(EXPLAINING.of(db -> PostgresEventFeed.after(db, position, Set.of("Rare"))), FEW_PAGES);
    }

    @Test
    void backlogsAreCountedInIndexes() {
        var query = new PostgresBacklogQuery(DB, JsonMapper.builder().build());

        assertCheap(EXPLAINING.of(db -> db.sql(PostgresBacklogQuery.BACKLOGS)), MANY_PAGES);
        assertThat(readByIndex(query.backlogs()))
                .hasSize(5)
                .allMatch(backlog ->
                        backlog.listener().equals("l.5") == (backlog.count().pending() == 0));
    }

    @Test
    void eventsAreCountedInAnIndexAndEstimatedWhenTheyAreMany() {
        var query = new PostgresBacklogQuery(DB, JsonMapper.builder().build());

        assertThat(readByIndex(query.kept()).events()).isBetween(MANY * 9L / 10, MANY * 11L / 10);
    }

    @Test
    void onePublicationIsFoundByItsName() {
        var query = new PostgresPublicationQuery(DB, JsonMapper.builder().build());

        assertThat(readByIndex(query.find(new PublicationId(40, 1))).progress().status())
                .isEqualTo(Status.DEAD);
        assertThat(readByIndex(query.find(new PublicationId(40, 2))).progress().status())
                .isEqualTo(Status.DONE);
    }

    @Test
    void deliveriesTakeCompleteFailAndPutAsideByIndexes() {
        var publications = new PostgresPublications(DB);
        for (var single : List.of(true, false)) {
            for (var name : List.of("l.1", "l.2", "l.3", "l.5")) {
                var subscriber = subscriber(name, single);
                readByIndex(publications.park(subscriber, 0));
                readByIndex(publications.claim(subscriber, new Search(200, MANY / 2, true)));
                var claim = readByIndex(publications
                        .claim(subscriber, new Search(20, 0, false))
                        .delayUntil(it ->
                                it.deliveries().isEmpty() ? Mono.empty() : publications.complete(subscriber, it)));
                assertThat(claim.deliveries().isEmpty()).isEqualTo(hasNothing(name));
                readByIndex(publications
                        .claim(subscriber, new Search(20, 0, false))
                        .delayUntil(it -> failing(publications, subscriber, it)));
            }
        }
    }

    @Test
    void deadLettersAreResubmittedByIndexes() {
        var resubmissions = new PostgresResubmissions(DB, new Bells());
        var ids = List.of(new PublicationId(20, 1), new PublicationId(MANY / 2, 1), new PublicationId(MANY - 20, 1));

        assertThat(readByIndex(resubmissions.resubmit(ids)).due()).isEqualTo(ids);
    }

    private static boolean hasNothing(String listener) {
        return listener.equals("l.5");
    }

    private static Mono<Void> failing(PostgresPublications publications, Subscriber subscriber, Claim claim) {
        return claim.deliveries().isEmpty()
                ? Mono.empty()
                : publications.fail(
                        subscriber, new Failure(claim.deliveries().getFirst(), Duration.ZERO, "on purpose"));
    }

    private static Subscriber subscriber(String name, boolean single) {
        return new Subscriber(
                name,
                Set.of("x.Usual"),
                new Subscriber.Settings(false, name.equals("l.2"), single ? 1 : 200, 1, 3, Duration.ofSeconds(5)));
    }

    private static Plan page(PublicationFilter filter, @Nullable PublicationId after) {
        return EXPLAINING.of(db -> PostgresPublicationQuery.page(db, filter, after, 51));
    }

    private static void assertCheap(Plan plan, int pages) {
        assertThat(plan.tablesRead(TINY)).as(plan::toString).isEmpty();
        assertThat(plan.pages()).as(plan::toString).isLessThan(pages);
    }

    /** What cannot be explained, because several statements or a function do it, is held to what the server counts. */
    private static <T> T readByIndex(Mono<T> work) {
        var before = rowsRead();
        var result = TransactionalOperator.create(new R2dbcTransactionManager(SESSION))
                .transactional(work)
                .blockOptional()
                .orElseThrow();
        assertThat(rowsRead() - before).as("rows read in the order of a table").isLessThan(FEW_ROWS);
        return result;
    }

    private static long rowsRead() {
        DB.sql("SELECT pg_stat_force_next_flush()").then().block();
        return DB.sql("""
                        SELECT sum(seq_tup_read)::bigint FROM pg_stat_user_tables
                         WHERE schemaname = 'outbox' AND relname ~ '^(publication|completion|event)'
                        """).mapValue(Long.class).one().blockOptional().orElseThrow();
    }

    private static void execute(String sql) {
        DATABASE.client().sql(sql).then().block();
    }
}
