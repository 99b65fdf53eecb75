package io.diana.outbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.Publication.Status;
import io.diana.outbox.domain.PublicationId;
import io.diana.testing.Explaining;
import io.diana.testing.Explaining.Plan;
import io.diana.testing.TestDatabase;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is asked of a million open publications, an index finds it. The bounds are in look-ups of 8 KiB pages, whatever the
 * machine: a page of a list takes some hundred, and only who looks for a type that is rare goes through all of them.
 */
class PublicationPlanTests {

    private static final int OPEN = 1_000_000;
    private static final int DONE = 400_000;
    private static final int FEW_PAGES = 2_000;
    private static final int MANY_PAGES = 150_000;
    private static final int TINY = 8;
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Explaining EXPLAINING = new Explaining(DATABASE);

    @BeforeAll
    static void fill() {
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
                SELECT n / 3, n, now() - (%1$d - n) * interval '0.4 seconds',
                       CASE n %% 100000 WHEN 7 THEN 'x.Rare' ELSE 'x.Usual' END, 1, 'a' || n %% 5000, now(), '{}'
                  FROM generate_series(1, %1$d) n
                """.formatted(OPEN + DONE));
        execute("""
                INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state, due_at)
                SELECT n, 1 + n %% 4, n / 3, now() - (%1$d - n) * interval '0.4 seconds',
                       CASE n %% 100000 WHEN 7 THEN 'x.Rare' ELSE 'x.Usual' END, 'a' || n %% 5000, state,
                       CASE state WHEN 'RETRYING' THEN now() + interval '1 hour' END
                  FROM generate_series(1, %2$d) n
                 CROSS JOIN LATERAL (SELECT CASE WHEN n %% 20 = 0 THEN 'DEAD' WHEN n %% 50 = 1 THEN 'RETRYING'
                                                 WHEN n %% 10 = 3 THEN 'PARKED' ELSE 'PENDING' END AS state) s
                """.formatted(OPEN + DONE, OPEN));
        execute("""
                INSERT INTO outbox.completion (position, listener, transaction, published_at, type, aggregate, attempts,
                                               completed_at)
                SELECT n, 1 + n %% 4, n / 3, now() - (%1$d - n) * interval '0.4 seconds',
                       CASE n %% 100000 WHEN 7 THEN 'x.Rare' ELSE 'x.Usual' END, 'a' || n %% 5000, 1, now()
                  FROM generate_series(%2$d, %1$d) n
                """.formatted(OPEN + DONE, OPEN + 1));
        execute("SELECT outbox.go_on_after_restore()"); // the transactions above have not begun here
        execute("VACUUM ANALYZE outbox.publication");
        execute("VACUUM ANALYZE outbox.completion");
        execute("VACUUM ANALYZE outbox.event");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    static Stream<PublicationFilter> filters() {
        return Stream.concat(Stream.<@Nullable Status>of((Status) null), Arrays.stream(Status.values()))
                .flatMap(status -> Stream.of(
                        new PublicationFilter(status, null, null, null),
                        new PublicationFilter(status, "l.2", null, null),
                        new PublicationFilter(status, "l.5", null, null),
                        new PublicationFilter(status, "l.none", null, null),
                        new PublicationFilter(status, null, "Usual", null),
                        new PublicationFilter(status, "l.1", "x.Usual", Instant.EPOCH)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageIsFoundByAnIndex(PublicationFilter filter) {
        assertCheap(page(filter, null), FEW_PAGES);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageFarDownIsFoundByAnIndex(PublicationFilter filter) {
        assertCheap(page(filter, new PublicationId(OPEN / 2, 2)), FEW_PAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rare", "None"})
    void aRareTypeIsLookedForInIndexOrder(String type) {
        assertCheap(page(new PublicationFilter(null, null, type, null), null), MANY_PAGES);
        assertCheap(page(new PublicationFilter(Status.DEAD, null, type, null), null), MANY_PAGES);
        assertCheap(page(new PublicationFilter(null, "l.1", type, Instant.now()), null), MANY_PAGES);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, OPEN / 2, OPEN})
    void whatFailedIsFoundByAnIndex(long after) {
        for (var listener : new String[] {null, "l.1", "l.5"}) {
            var filter = new PublicationFilter(null, listener, null, null);
            assertCheap(
                    EXPLAINING.of(db -> PostgresResubmissions.failed(db, filter, new PublicationId(after, 1), 500)),
                    FEW_PAGES);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, OPEN / 6, (OPEN + DONE) / 3})
    void aStreamGoesOnByAnIndex(long transaction) {
        var position = new EventPosition(transaction, 0);

        assertCheap(EXPLAINING.of(db -> PostgresEventFeed.after(db, position, Set.of())), FEW_PAGES);
        assertCheap(EXPLAINING.of(db -> PostgresEventFeed.after(db, position, Set.of("Rare"))), FEW_PAGES);
    }

    @Test
    void backlogsAreCountedInIndexes() {
        assertCheap(EXPLAINING.of(db -> db.sql(PostgresBacklogQuery.BACKLOGS)), 20_000);
    }

    private static Plan page(PublicationFilter filter, @Nullable PublicationId after) {
        return EXPLAINING.of(db -> PostgresPublicationQuery.page(db, filter, after, 51));
    }

    private static void assertCheap(Plan plan, int pages) {
        assertThat(plan.tablesRead(TINY)).as(plan::toString).isEmpty();
        System.err.println("PLAN "
                + StackWalker.getInstance()
                        .walk(f -> f.skip(1).findFirst().get().getMethodName()) + " " + plan.pages() + " "
                + plan.root().get("Actual Total Time"));
        assertThat(plan.pages()).as(plan::toString).isLessThan(pages);
    }

    private static void execute(String sql) {
        DATABASE.client().sql(sql).then().block();
    }
}
