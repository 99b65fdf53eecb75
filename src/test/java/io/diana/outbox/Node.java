package io.diana.outbox;

import io.diana.DianaApplication;
import io.diana.outbox.Spoken.Thing;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One of several Dianas on one database, in this process. */
record Node(ConfigurableApplicationContext context) implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);

    /** Starts one with further configuration; it retries soon and looks often. */
    static Node on(String url, List<Class<?>> configuration, String... properties) {
        var context = new SpringApplicationBuilder(DianaApplication.class)
                .sources(configuration.toArray(Class<?>[]::new))
                .properties(
                        "spring.r2dbc.url=" + url,
                        "diana.outbox.retry.first=20ms",
                        "diana.outbox.retry.longest=100ms",
                        "diana.outbox.poll=100ms")
                .run(Stream.concat(Stream.of("server.port=0", "management.server.port=0"), Stream.of(properties))
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
        return new Node(context);
    }

    /** Starts one with the listeners of {@link Audience}. */
    static Node on(String url, String... properties) {
        var node = on(url, List.of(Audience.class), properties);
        Audience.prepare(node.db()).block(LIMIT);
        return node;
    }

    DatabaseClient db() {
        return context.getBean(DatabaseClient.class);
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    TransactionalOperator transactions() {
        return TransactionalOperator.create(context.getBean(ReactiveTransactionManager.class));
    }

    /** Publishes one after the other, each in a transaction of its own. */
    void publish(String thing, long from, long to) {
        Flux.fromStream(LongStream.rangeClosed(from, to).boxed())
                .concatMap(number -> publishing(List.of(new Spoken(new Thing(thing), number))))
                .blockLast(LIMIT);
    }

    /** Publishes all in one transaction. */
    void publishTogether(String thing, long from, long to) {
        publishing(LongStream.rangeClosed(from, to)
                        .mapToObj(number -> new Spoken(new Thing(thing), number))
                        .toList())
                .block(LIMIT);
    }

    Mono<Void> publishing(List<Spoken> events) {
        return transactions().transactional(outbox().publish(events));
    }

    /** Ends it as a crash would: its connections are gone first, whatever it was doing on them. */
    void crash() {
        context.getBean(ConnectionPool.class).dispose();
        context.close();
    }

    @Override
    public void close() {
        context.close();
    }
}
