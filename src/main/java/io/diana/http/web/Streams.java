package io.diana.http.web;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Which requests are streams: those whose body is of rows. Such a body has no limit and takes the time it takes.
 *
 * <p>The media type decides, so that it is known before a handler is found. An operation that takes no such type answers
 * 415 before it reads anything.
 */
final class Streams {

    private static final Set<String> ROWS = Set.of("application/x-ndjson", "text/csv");

    private Streams() {}

    static boolean isStream(ServerHttpRequest request) {
        @Nullable String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && ROWS.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
