package io.diana.database.wire;

import io.diana.database.Notifications;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Listening on watched connections; a question now and then shows whether the server is still there. */
record PostgresNotifications(WatchedConnectionFactory connections, Duration callTimeout) implements Notifications {

    @Override
    public Flux<String> on(String channel) {
        if (!channel.matches("[a-z_][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a plain lower-case name: " + channel);
        }
        return Flux.usingWhen(connections.create(), connection -> heardOn(connection, channel), Connection::close);
    }

    private Publisher<String> heardOn(Connection connection, String channel) {
        var driver = ((WatchedConnection) connection).delegate();
        var heard = driver.getNotifications().mapNotNull(Notification::getParameter);
        var listening = Flux.from(
                        connection.createStatement("LISTEN " + channel).execute())
                .flatMap(Result::getRowsUpdated)
                .then(Mono.just(""));
        return Flux.merge(heard, listening, silence(connection));
    }

    /** Never says anything; fails when the server no longer answers. */
    private Mono<String> silence(Connection connection) {
        return Flux.interval(callTimeout)
                .concatMap(_ -> connection.validate(ValidationDepth.REMOTE))
                .takeWhile(valid -> valid)
                .then(Mono.error(() -> new R2dbcNonTransientResourceException("PostgreSQL is no longer heard")));
    }
}
