package io.diana.http;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import reactor.pool.PoolShutdownException;

/**
 * Tells an outage, which passes, from a defect, which stays.
 *
 * <p>The driver puts every SQLSTATE it has no class for under "non-transient resource", what a trigger raises included;
 * so where there is a SQLSTATE, it decides.
 */
public final class Outages {

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A): connection, authorization to connect, catalog name, read-only or
     * aborted transaction, rollback, resources, lock not available, operator intervention and time-outs, system error.
     */
    private static final Set<String> PASSING = Set.of("08", "28", "3D", "25", "40", "53", "55", "57", "58");

    private static final int CAUSES = 12;

    private Outages() {}

    /** Whether the error, or what caused it, comes from a dependency that is down, frozen or overloaded. */
    public static boolean isOutage(Throwable error) {
        return Stream.<Throwable>iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(Outages::passes);
    }

    /** Whether a text was given that PostgreSQL can keep nowhere, because there is a NUL in it (SQLSTATE 22021). */
    public static boolean isUnstorable(DataAccessException error) {
        return error.getCause() instanceof R2dbcException cause && "22021".equals(cause.getSqlState());
    }

    private static boolean passes(Throwable error) {
        return switch (error) {
            case R2dbcTimeoutException _, TimeoutException _ -> true;
            case R2dbcException e -> passes(e);
            case TransientDataAccessException _ -> true;
            case DataAccessResourceFailureException e -> !(e.getCause() instanceof R2dbcException);
            case RejectedExecutionException _, PoolShutdownException _ -> true;
            default -> false;
        };
    }

    /** Without a SQLSTATE the server has not answered at all. */
    private static boolean passes(R2dbcException error) {
        @Nullable String state = error.getSqlState();
        return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
    }
}
