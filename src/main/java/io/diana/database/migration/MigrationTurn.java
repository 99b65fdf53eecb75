package io.diana.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one node migrate at a time, by an advisory lock that its sessions hold together.
 *
 * <p>The lock is taken alone and then held shared: by the connection of the turn and by each session that migrates. So
 * the turn of a node that dies is over when the last of its sessions has ended, and not while one of them is still
 * committing. PostgreSQL ends them with the node's process, or, when its machine is gone, after some lost keep-alives.
 *
 * <p>Whoever waits asks again and again rather than queueing: a statement that waits has a snapshot, and the one who
 * migrates could be building an index concurrently, which waits for all snapshots.
 */
record MigrationTurn(Connection connection) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationTurn.class);

    private static final long KEY = 0x4449414E41L; // "DIANA"
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final String SETTINGS = """
            SET statement_timeout = '10s';
            SET idle_session_timeout = 0;
            SET tcp_keepalives_idle = 10;
            SET tcp_keepalives_interval = 5;
            SET tcp_keepalives_count = 3;
            """;
    private static final String TAKE_ALONE = "SELECT pg_try_advisory_lock(%d)".formatted(KEY);
    private static final String SHARE =
            "SELECT pg_advisory_lock_shared(%1$d); SELECT pg_advisory_unlock(%1$d)".formatted(KEY);
    private static final String PAUSE = "SELECT pg_sleep(0.2)";
    private static final String HOLDERS = """
            SELECT coalesce(string_agg(DISTINCT 'process ' || pid || coalesce(' from ' || host(client_addr), ''), ', '),
                            'it has just ended')
              FROM pg_locks JOIN pg_stat_activity USING (pid)
             WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
               AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND (classid::bigint << 32) + objid::bigint = %d
            """.formatted(KEY);

    /** With this a session takes part in the turn of its node. */
    static final String JOIN = "DO 'BEGIN PERFORM pg_advisory_lock_shared(%d); END';".formatted(KEY);

    /** Returns when no other node migrates. */
    static MigrationTurn await(DataSource database, Duration timeout) throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(ANSWER.toMillis()));
            execute(connection, SETTINGS);
            await(connection, timeout);
            execute(connection, SHARE);
            return new MigrationTurn(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void await(Connection connection, Duration timeout) throws SQLException {
        if (isFree(connection)) {
            return;
        }
        LOG.info("Another node is migrating the database; waiting for it.");
        var start = System.nanoTime();
        do {
            if (timeout.isPositive() && System.nanoTime() - start > timeout.toNanos()) {
                throw MigrationException.ofTurn(timeout, holders(connection));
            }
            execute(connection, PAUSE);
        } while (!isFree(connection));
    }

    private static boolean isFree(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(TAKE_ALONE)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static String holders(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(HOLDERS)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the session, and with it this node's turn. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
