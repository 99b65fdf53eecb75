package io.diana.gamification.web;

import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.http.PageRequest.Count;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Makes a page of what was found, asked for with one item more than is shown. These lists are short enough to be counted
 * even where an estimate would do.
 *
 * @param cursor where to go on behind an item
 * @param <T> what the list holds
 */
record Listing<T>(PageRequest page, ServerHttpRequest request, Function<T, String> cursor) {

    <R> Mono<ResponseEntity<Page<R>>> of(Mono<List<T>> rows, Mono<Long> count, Function<T, R> render) {
        var counted = page.count() == Count.NONE ? Mono.just(Optional.<Long>empty()) : count.map(Optional::of);
        return Mono.zip(rows, counted, (found, total) -> respond(found, total, render));
    }

    private <R> ResponseEntity<Page<R>> respond(List<T> found, Optional<Long> total, Function<T, R> render) {
        var shown = found.subList(0, Math.min(found.size(), page.limit()));
        var next = found.size() > page.limit() ? cursor.apply(shown.getLast()) : null;
        return Page.respond(request, shown.stream().map(render).toList(), next, total.orElse(null));
    }
}
