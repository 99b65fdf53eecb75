package io.diana.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A part of a list.
 *
 * @param items what was found, in the order of the list
 * @param page where it ends
 * @param <T> what the list holds
 */
public record Page<T>(List<T> items, Position page) {

    /**
     * Where a page ends.
     *
     * @param next cursor of the next page; null after the last one
     * @param count length of the whole list, when it was asked for
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Position(
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long count) {}

    /** Keeps the items from later changes. */
    public Page {
        items = List.copyOf(items);
    }

    /** The answer with this page, and with a {@code Link} to the next one if there is one (RFC 8288). */
    public static <T> ResponseEntity<Page<T>> respond(
            ServerHttpRequest request, List<T> items, @Nullable String next, @Nullable Long count) {
        var answer = ResponseEntity.ok();
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(linkTo(request, next)));
        }
        return answer.body(new Page<>(items, new Position(next, count)));
    }

    /**
     * Relative to the host: which name callers reach Diana by, behind whatever proxy, is theirs to know. The rest is
     * taken as it came, without asking whether all of it would be allowed in a URI.
     */
    private static String linkTo(ServerHttpRequest request, String cursor) {
        var uri = URI.create(request.getURI().toASCIIString());
        return UriComponentsBuilder.newInstance()
                .path(uri.getRawPath())
                .query(uri.getRawQuery())
                .replaceQueryParam("cursor", cursor)
                .build()
                .toUriString();
    }
}
