package library.http;

import reactor.core.publisher.Mono;

/** What signs the cursors. */
public interface CursorKeys {

    Mono<String> current();
}
