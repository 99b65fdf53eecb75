package io.diana.http.web;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives up a request whose answer has not begun in time, and cancels the work for it, so that nothing hangs even where
 * a time-out was forgotten.
 *
 * <p>An answer that has begun, such as an export or an event stream, goes on for as long as it takes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DeadlineFilter implements WebFilter {

    private final Duration deadline;

    DeadlineFilter(HttpProperties properties) {
        this.deadline = properties.deadline();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answer = chain.filter(exchange);
        if (Streams.isStream(exchange.getRequest())) {
            return answer;
        }
        return answer.timeout(late(exchange.getResponse()), Mono.error(Problems::late));
    }

    private Mono<Long> late(ServerHttpResponse response) {
        return Mono.delay(deadline).flatMap(tick -> response.isCommitted() ? Mono.never() : Mono.just(tick));
    }
}
