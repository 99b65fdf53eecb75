package io.diana.database.migration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long migrations may wait and work; zero is for ever.
 *
 * @param turnTimeout for the nodes that migrate before this one
 * @param lockTimeout for a lock on a table, so also the time for which those behind it in the queue have to wait; less
 *     than what the nodes that are running wait for a lock
 * @param statementTimeout for one statement; more for tables that are larger than Diana is made for
 */
@ConfigurationProperties("diana.database.migration")
record MigrationProperties(
        @DefaultValue("10m") Duration turnTimeout,
        @DefaultValue("3s") Duration lockTimeout,
        @DefaultValue("5m") Duration statementTimeout) {

    private static final Duration GRACE = Duration.ofSeconds(30);

    /** What each session of a migration begins with. What it does for a node that has died ends within a second. */
    String sessionSettings() {
        return "SET lock_timeout = %d; SET statement_timeout = %d; SET client_connection_check_interval = 1000;"
                .formatted(lockTimeout.toMillis(), statementTimeout.toMillis());
    }

    /** After which a server without a word is given up: it should have ended the statement itself. */
    Duration silence() {
        return statementTimeout.isZero() ? Duration.ZERO : statementTimeout.plus(GRACE);
    }
}
