package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Days of the log: made ahead, dropped whole when their time is over, never with something that is still to be heard. */
class RetentionTests {

    private static final String KEEP = "SELECT outbox.keep_days(3, interval '7 days')";

    private TestDatabase database;
    private Heard heard;
    private JdbcTemplate jdbc;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        heard = Heard.in(database.dataSource());
        jdbc = heard.jdbc();
        Node.on(database.url()).close(); // a node that runs keeps its days itself
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void hasPlacesForTheDaysAhead() {
        assertThat(partitions("event")).hasSize(4);
        assertThat(partitions("completion")).hasSize(4);
        try (var node = Node.on(database.url())) {
            node.publish("today", 1, 5);
        }

        assertThat(heard.count("SELECT count(*) FROM outbox.event_other")).isZero();
    }

    @Test
    void dropsDaysWhoseTimeIsOverAndRemembersWhereTheyEnded() {
        day("event", 9);
        day("completion", 9);
        day("event", 5);
        old("gone", 9, 10);
        old("kept", 5, 10);
        var last = heard.count("SELECT max(position) FROM outbox.event WHERE aggregate = 'gone'");

        assertThat(heard.count(KEEP)).isEqualTo(1);

        assertThat(heard.count("SELECT count(*) FROM outbox.event WHERE aggregate = 'gone'"))
                .isZero();
        assertThat(heard.count("SELECT count(*) FROM outbox.event WHERE aggregate = 'kept'"))
                .isEqualTo(10);
        assertThat(heard.count("SELECT position FROM outbox.forgotten")).isEqualTo(last);
        assertThat(partitions("event")).hasSize(5);
        assertThat(partitions("completion")).hasSize(4);
        assertThat(heard.count(KEEP)).isZero();
    }

    @Test
    void remembersWhatItForgetsOfDaysThatNeverHadAPlaceOfTheirOwn() {
        old("kept", 5, 5);
        old("gone", 9, 10);
        var last = heard.count("SELECT max(position) FROM outbox.event WHERE aggregate = 'gone'");

        assertThat(heard.count(KEEP)).isZero();

        assertThat(heard.count("SELECT count(*) FROM outbox.event_other")).isEqualTo(5);
        assertThat(heard.count("SELECT position FROM outbox.forgotten")).isEqualTo(last);
        assertThat(heard.count(KEEP)).isZero();
        assertThat(heard.count("SELECT position FROM outbox.forgotten")).isEqualTo(last);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void dropsThemSoonWhenSomebodyWasInItsWay(CapturedOutput output) throws SQLException {
        day("event", 9);
        old("gone", 9, 10);
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().executeQuery("SELECT FROM outbox.event LIMIT 1");
            try (var _ = Node.on(database.url())) {
                Awaitility.await()
                        .atMost(Node.LIMIT)
                        .until(() -> output.getAll().contains("tried again in"));
                assertThat(partitions("event")).hasSize(5);

                connection.rollback();

                Awaitility.await()
                        .atMost(Node.LIMIT)
                        .untilAsserted(() -> assertThat(partitions("event")).hasSize(4));
            }
        }
    }

    @Test
    void keepsWhatSomebodyStillHasToHear() {
        day("event", 9);
        day("completion", 9);
        old("open", 9, 10);
        jdbc.update("""
                INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate)
                SELECT e.position, l.id, e.transaction, e.published_at, e.type, e.aggregate
                  FROM outbox.event e, outbox.listener l
                 WHERE e.aggregate = 'open' AND (e.data ->> 'number')::int <= 4 AND l.name = 'test.many'
                """);

        assertThat(heard.count(KEEP)).isEqualTo(1);
        assertThat(heard.count("SELECT count(*) FROM outbox.event_other WHERE aggregate = 'open'"))
                .isEqualTo(4);

        try (var _ = Node.on(database.url())) {
            heard.awaitAll("test.many", "open", 4);
            heard.awaitQuiet();
        }
        assertThat(heard.count(KEEP)).isZero();
        jdbc.update("UPDATE outbox.completion_other SET completed_at = completed_at - interval '8 days'");
        assertThat(heard.count(KEEP)).isZero();
        assertThat(heard.count("SELECT count(*) FROM outbox.event_other")).isZero();
    }

    @Test
    void takesOverWhatCameBeforeItsDayWasMade() {
        jdbc.execute("DROP TABLE outbox.event_%s".formatted(suffix(0)));
        old("early", 0, 5);
        assertThat(heard.count("SELECT count(*) FROM outbox.event_other")).isEqualTo(5);

        assertThat(heard.count(KEEP)).isZero();

        assertThat(heard.count("SELECT count(*) FROM outbox.event_other")).isZero();
        assertThat(heard.count("SELECT count(*) FROM outbox.event_%s".formatted(suffix(0))))
                .isEqualTo(5);
    }

    private void old(String thing, int days, int count) {
        jdbc.update("""
                INSERT INTO outbox.event (published_at, type, version, aggregate, occurred_at, data)
                SELECT now() - make_interval(days => ?), ?, 1, ?, now(),
                       jsonb_build_object('thing', jsonb_build_object('name', ?::text), 'number', n)
                  FROM generate_series(1, ?) n
                """, days, Spoken.class.getName(), thing, thing, count);
    }

    private void day(String parent, int ago) {
        jdbc.query("SELECT outbox.make_day(?, (now() AT TIME ZONE 'UTC')::date - ?)", _ -> {}, parent, ago);
    }

    private String suffix(int ago) {
        return String.valueOf(jdbc.queryForObject(
                "SELECT to_char((now() AT TIME ZONE 'UTC')::date - ?, 'YYYYMMDD')", String.class, ago));
    }

    private List<String> partitions(String parent) {
        return jdbc.query("""
                SELECT inhrelid::regclass::text FROM pg_inherits
                 WHERE inhparent = ('outbox.' || ?)::regclass AND inhrelid::regclass::text NOT LIKE '%other'
                """, (row, _) -> row.getString(1), parent);
    }
}
