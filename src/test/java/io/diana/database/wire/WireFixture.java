package io.diana.database.wire;

import io.diana.database.Notifications;
import io.diana.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What the application has of the database, with a short call time-out, on one database. */
record WireFixture(ConfigurableApplicationContext context) implements AutoCloseable {

    static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    /** Getting a connection, starting one, and asking on it: each may take its time-out, on a busy machine. */
    static final Duration BOUND = Duration.ofSeconds(30);

    @ImportAutoConfiguration({
        WireAutoConfiguration.class,
        R2dbcAutoConfiguration.class,
        R2dbcTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Configuration {}

    static WireFixture on(TestDatabase database, String... properties) {
        return at(database.url(), properties);
    }

    static WireFixture at(String url, String... properties) {
        var given = Stream.of("spring.r2dbc.url=" + url, "diana.database.call-timeout=" + CALL_TIMEOUT);
        var arguments = Stream.concat(given, Stream.of(properties)).map(property -> "--" + property);
        var context = new SpringApplicationBuilder(Configuration.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
        return new WireFixture(context);
    }

    DatabaseClient client() {
        return context.getBean(DatabaseClient.class);
    }

    TransactionalOperator transactions() {
        return context.getBean(TransactionalOperator.class);
    }

    Notifications notifications() {
        return context.getBean(Notifications.class);
    }

    PoolMetrics pool() {
        return context.getBean(ConnectionPool.class).getMetrics().orElseThrow();
    }

    Mono<Integer> one() {
        return client().sql("SELECT 1").mapValue(Integer.class).one();
    }

    /** Nothing has to be done for it but to wait. */
    void awaitRecovery() {
        Awaitility.await()
                .atMost(BOUND.toSeconds(), TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> Integer.valueOf(1).equals(one().block(BOUND)));
    }

    void awaitIdlePool() {
        Awaitility.await().atMost(BOUND).until(() -> pool().acquiredSize() == 0 && pool().pendingAcquireSize() == 0);
    }

    @Override
    public void close() {
        context.close();
    }
}
