package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Many dead letters of one aggregate, which a listener follows: they cost nobody more than a few would. */
class DeadLettersTests {

    private static final int DEAD = 2_000;

    @Test
    void areNotReadAgainForEachThatComesAfterThem() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            Node.on(database.url()).close(); // whoever runs would take what is waiting
            var heard = Heard.in(database.dataSource());
            heard.jdbc().update("""
                    INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state)
                    SELECT n, l.id, 1, now(), ?, 'one', CASE WHEN n <= ? THEN 'DEAD' ELSE 'PENDING' END
                      FROM generate_series(1, ? + 1000) n, outbox.listener l WHERE l.name = 'test.follower'
                    """, Spoken.class.getName(), DEAD, DEAD);
            try (var worker = database.dataSource().getConnection();
                    var other = database.dataSource().getConnection()) {
                hold(worker, DEAD + 1);

                claim(other);
            }

            assertThat(heard.count("SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'publication'"))
                    .isBetween(1_000L, 20_000L);
        }
    }

    private static void hold(Connection connection, int position) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "SELECT FROM outbox.publication WHERE position = %d FOR UPDATE".formatted(position));
    }

    private static void claim(Connection connection) throws SQLException {
        execute(
                connection,
                "SELECT * FROM outbox.claim('test.follower', ARRAY['%s'], true, true, 0, 1000, 1, 20)"
                        .formatted(Spoken.class.getName()));
        execute(connection, "SELECT pg_stat_force_next_flush()");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
