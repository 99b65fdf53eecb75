package io.diana.database.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.core.ApplicationModuleIdentifier;

/** The schemas cannot be brought up to date; the message is a sentence for the operator and says what to do about it. */
class MigrationException extends RuntimeException {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";

    private final String action;

    private MigrationException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }

    static MigrationException ofTurn(Duration timeout, String holders) {
        return new MigrationException(
                "Another node has been migrating the database for longer than %s: %s."
                        .formatted(seconds(timeout), holders),
                "Start again when it is done; if it hangs, stop it, or end its sessions with pg_terminate_backend."
                        + " To wait longer: --diana.database.migration.turn-timeout=<duration>.",
                null);
    }

    static MigrationException ofConnection(SQLException failure) {
        return new MigrationException(
                "The database cannot be migrated, for it gives no connection: %s".formatted(failure.getMessage()),
                "Check that PostgreSQL runs at spring.r2dbc.url and knows the user and the database.",
                failure);
    }

    /** What a migration ended with, in words where there are any for it. */
    static RuntimeException of(
            ApplicationModuleIdentifier module, RuntimeException failure, MigrationProperties bounds) {
        return switch (sqlState(failure)) {
            case LOCK_NOT_AVAILABLE ->
                new MigrationException(
                        "The migration of %s did not get its lock within %s, for somebody else uses the table."
                                .formatted(module, seconds(bounds.lockTimeout())),
                        "Start again, at a quieter time or when those who hold the table (see pg_locks) have ended. To"
                                + " wait longer, and let others wait behind it:"
                                + " --diana.database.migration.lock-timeout=<duration>.",
                        failure);
            case QUERY_CANCELED ->
                new MigrationException(
                        "A statement in the migration of %s was cancelled; it may take %s."
                                .formatted(module, seconds(bounds.statementTimeout())),
                        "Start again and give it more time: --diana.database.migration.statement-timeout=<duration>.",
                        failure);
            default -> failure;
        };
    }

    private static String sqlState(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Objects.requireNonNullElse(sql.getSQLState(), "");
            }
        }
        return "";
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1e3 + " s";
    }
}
