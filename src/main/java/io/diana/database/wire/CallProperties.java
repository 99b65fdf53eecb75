package io.diana.database.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a call to the database may take. The first bound is kept here, the others by the server.
 *
 * @param callTimeout without any answer, after which the connection is given up; counts from one answer to the next, so
 *     that a long stream may take its time
 * @param lockTimeout for a lock; below {@code callTimeout}, so that the server says so and the connection stays usable
 * @param statementTimeout for one statement as a whole
 * @param idleTransactionTimeout between two statements of a transaction: whoever stops there must not hold its locks
 */
@ConfigurationProperties("diana.database")
record CallProperties(
        @DefaultValue("5s") Duration callTimeout,
        @DefaultValue("4s") Duration lockTimeout,
        @DefaultValue("30s") Duration statementTimeout,
        @DefaultValue("30s") Duration idleTransactionTimeout) {

    /** PostgreSQL's names for what the server keeps. */
    Map<String, String> asServerSettings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("lock_timeout", milliseconds(lockTimeout));
        settings.put("statement_timeout", milliseconds(statementTimeout));
        settings.put("idle_in_transaction_session_timeout", milliseconds(idleTransactionTimeout));
        // a statement whose connection was given up ends too, instead of working on for nobody
        settings.put("client_connection_check_interval", "1000");
        return settings;
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
