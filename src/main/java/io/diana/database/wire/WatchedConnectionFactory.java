package io.diana.database.wire;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes connections each of whose calls is bounded in time, from the first word to the server to the last. */
final class WatchedConnectionFactory implements ConnectionFactory {

    private final PostgresqlConnectionFactoryProvider driver = new PostgresqlConnectionFactoryProvider();
    private final ConnectionFactoryOptions options;
    private final WireWatch watch;

    WatchedConnectionFactory(ConnectionFactoryOptions options, WireWatch watch) {
        this.options = options;
        this.watch = watch;
    }

    /** Reads files, such as certificates, before it connects: so it begins where that keeps nobody from working. */
    @Override
    public Mono<Connection> create() {
        return Mono.defer(() -> connectOver(watch.open())).subscribeOn(Schedulers.boundedElastic());
    }

    /** The driver leaves a connection open whose start fails or is no longer wanted; the wire does not. */
    private Mono<Connection> connectOver(Wire wire) {
        var connected = driver.create(
                        options.mutate().option(LOOP_RESOURCES, wire.loops()).build())
                .create();
        return Mono.from(wire.watched(connected))
                .<Connection>map(connection -> new WatchedConnection(connection, wire, watch))
                .doOnError(_ -> watch.close(wire))
                .doOnCancel(() -> watch.close(wire));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return driver.create(options).getMetadata();
    }
}
