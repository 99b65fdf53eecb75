package io.diana.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import reactor.pool.PoolShutdownException;

class OutagesTests {

    static Stream<Throwable> outages() {
        return Stream.of(
                new R2dbcTimeoutException("no answer within PT5S"),
                new TimeoutException(),
                new R2dbcNonTransientResourceException("connection closed"),
                new R2dbcTransientResourceException("no state", "0"),
                new QueryTimeoutException("canceled"),
                new PessimisticLockingFailureException("lock"),
                new DataAccessResourceFailureException("refused", new IllegalStateException()),
                new RejectedExecutionException("shut down"),
                new PoolShutdownException(),
                new IllegalStateException("wrapped", new IllegalStateException(new TimeoutException())));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void passByThemselves(Throwable error) {
        assertThat(Outages.isOutage(error)).isTrue();
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new IllegalStateException("bug"),
                new NullPointerException(),
                new DataIntegrityViolationException("unique"),
                new R2dbcBadGrammarException("syntax", "42601"),
                translated("P0001"),
                translated("42501"),
                translated("22021"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void areNoDefects(Throwable error) {
        assertThat(Outages.isOutage(error)).isFalse();
    }

    /** PostgreSQL, appendix A: too many connections, crash, admin shutdown, read-only, deadlock, full disk, no database. */
    @ParameterizedTest
    @ValueSource(
            strings = {"53300", "57P02", "57P01", "25006", "40P01", "53100", "3D000", "28P01", "08006", "55P03", "58030"
            })
    void areKnownByTheirSqlstate(String state) {
        assertThat(Outages.isOutage(translated(state))).isTrue();
    }

    @Test
    void areLookedForAmongTheCausesButNotForEver() {
        var error = new IllegalStateException("circle");
        error.initCause(new IllegalStateException(error));

        assertThat(Outages.isOutage(error)).isFalse();
    }

    /** As the framework hands it on: the driver knows no class for most states, so it says "resource". */
    private static Throwable translated(String state) {
        return new DataAccessResourceFailureException(
                "translated", new R2dbcNonTransientResourceException("reason", state));
    }
}
