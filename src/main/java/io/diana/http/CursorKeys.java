package io.diana.http;

import reactor.core.publisher.Mono;

/** Where the key that signs cursors is kept: one for all nodes, or a page could not be continued on another one. */
public interface CursorKeys {

    /** Loads the key, of at least 32 bytes. */
    Mono<byte[]> load();
}
