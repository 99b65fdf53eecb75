package io.diana.database;

import reactor.core.publisher.Flux;

/** Hears what is said by PostgreSQL's {@code NOTIFY}. */
public interface Notifications {

    /**
     * The payloads of one channel, heard on a connection of its own that belongs to no pool. Cold: each subscription
     * opens a connection, and closes it when it ends.
     *
     * <p>The first element is empty and means that from now on everything is heard; what was said before is not. The
     * stream ends with an error when the connection is lost, which is found out within twice the call time-out even when
     * the server just falls silent; subscribing again makes a new one.
     *
     * @param channel a plain lower-case name
     */
    Flux<String> on(String channel);
}
