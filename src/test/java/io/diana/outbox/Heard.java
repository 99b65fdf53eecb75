package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** What listeners have heard in effect, as the database has it, whatever becomes of the nodes. */
record Heard(JdbcTemplate jdbc) {

    static Heard in(DataSource source) {
        return new Heard(new JdbcTemplate(source));
    }

    /** Numbers in the order of hearing. */
    List<Long> of(String listener, String thing) {
        return jdbc.query(
                "SELECT number FROM heard WHERE listener = ? AND thing = ? ORDER BY nth",
                (row, _) -> row.getLong(1),
                listener,
                thing);
    }

    /** Waits until a listener has heard all of a thing up to a number; each once, and in order. */
    void awaitAll(String listener, String thing, long last) {
        awaitCount(listener, thing, last);
        assertThat(of(listener, thing))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    void awaitCount(String listener, String thing, long count) {
        await(() -> assertThat(of(listener, thing)).hasSizeGreaterThanOrEqualTo((int) count));
    }

    /** Waits until nothing is open any more, which shows that nothing is stuck and nothing left over. */
    void awaitQuiet() {
        await(() -> assertThat(open()).isZero());
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Node.LIMIT)
                .ignoreExceptionsMatching(Exception.class::isInstance)
                .untilAsserted(assertion);
    }

    long open() {
        return count("SELECT count(*) FROM outbox.publication");
    }

    long count(String sql, Object... arguments) {
        var count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }
}
