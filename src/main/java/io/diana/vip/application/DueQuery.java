package io.diana.vip.application;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** When there is something to say about members. */
public interface DueQuery {

    /** When the next thing comes due, which may be past; empty: never, as things are. */
    Mono<Instant> next();
}
